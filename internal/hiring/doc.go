// Package hiring carries out Art. 3 to 6: how many instructors a union may have, and who becomes one.
//
// The quota (员额) is a ledger: what the province authorised for a plan year, what it moved by a numbered order, and what
// is held for people approved and not yet in post. Nothing in it is edited; an order is countered by another. Who is in
// post is never posted: it is counted from the engagements of the day, by the tree of that day.
package hiring
