// Package hiring carries out Art. 3 to 6: how many instructors a union may have, and who becomes one.
//
// The yearly plan (plan_*.go, Art. 6(1)): a county drafts the next year's by the end of October, from the last number,
// those in post, contracts ending and its needs; the city reviews and consolidates with its own; the province decides.
// Each number stands beside the one before it, with a reason where they differ. The date binds the county's first
// submission, by the server's clock in Shanghai, and is not moved by a weekend; the city's and the province's steps are
// internal terms of package approval. Late is accepted with a reason, and shown.
package hiring
