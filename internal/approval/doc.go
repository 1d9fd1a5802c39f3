// Package approval is the one engine for every 上报 → 审核 → 核定 of the product (Art. 3, 6, 9 and whatever else asks a
// superior): a case goes through the steps of its flow, and at each the union that stands there in the tree decides.
//
// The flows are a table that a lawyer can review (flows.go). Who decides follows from the place in the tree, not from a
// role alone; nobody decides on what they sent up themselves, nor through a substitute (A/B角), whose acts are marked 代.
// A step's clock is an internal term (内部时限): it reminds and escalates, stands still while the case is returned, and
// makes nothing late. What the Measures themselves date, such as a county's plan, is the chapter's own obligation, met
// by the first submission and untouched by any return.
//
// A chapter sends and consolidates inside its own transaction (Submit, Decide) and is told of what others did by the
// Chapter that the composition joins in. See docs/adr/0012.
package approval
