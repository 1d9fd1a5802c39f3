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
//
// Sharing out (share_*.go, Art. 3): drafts of a reallocation by a stated formula, which post nothing.
//
// Recruitment (recruit_*.go, Art. 4, 5, 6(2)): a public notice, applications with their own data only, the four conditions
// judged with evidence, scores where they are used, the names of those proposed in public, objections answered. Whoever is
// not hired is erased after a term, provably.
//
// The recommendation form (form_*.go, Art. 6(3), annex): filled from what is known, checked, approved by 上一级总工会 as the
// tree has it, frozen, and printed as the annex is.
//
// The contract (contract_*.go, Art. 6(4)): from an approved form, once, with person, engagement and head in one transaction;
// the renewal, the year's grade as a recorded fact, and texts from the union's own templates. Labour law stands beside the
// Measures and only warns.
//
// Signals (signal_*.go, Art. 2, 6, 16): what looks irregular about a hire is kept with what the union says of it; of two
// unions that claim one person, the superior of both decides.
package hiring
