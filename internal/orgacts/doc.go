// Package orgacts carries out acts upon the tree of unions: founding, renaming, moving, merging, splitting, closing,
// and becoming an employing union with the superior's consent (Art. 3, 6, 9). It also shows the tree and the directory.
//
// An act has a day. One of today or earlier is carried out at once, one of the future waits for its day. What other
// packages keep of a union that moves follows in batches of 500 rows, and the new superior takes effect at the end; so
// figures of a past date are asked of the history, see org.JoinOn.
//
// It stands apart from org because it asks authz who may act, and authz is built on org (docs/adr/0007).
package orgacts
