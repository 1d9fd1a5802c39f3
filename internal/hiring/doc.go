// Package hiring carries out Art. 3 to 6: how many instructors a union may have, and who becomes one.
//
// The quota (员额) is a ledger: what the province authorised for a plan year, what it moved by a numbered order, and what
// is held for people approved and not yet in post. Nothing in it is edited; an order is countered by another. Who is in
// post is never posted: it is counted from the engagements of the day, by the tree of that day.
//
// The yearly plan (plan_*.go, Art. 6(1)): a county drafts the next year's by the end of October, from the last number,
// those in post, contracts ending and its needs; the city reviews and consolidates with its own; the province decides.
// Each number stands beside the one before it, with a reason where they differ. The date binds the county's first
// submission, by the server's clock in Shanghai, and is not moved by a weekend; the city's and the province's steps are
// internal terms of package approval. Late is accepted with a reason, and shown.
package hiring
