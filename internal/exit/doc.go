// Package exit carries out Art. 11: how people leave, and what the employing union files with its city about it.
//
// An exit is a case of one engagement: its ground by clause or another ending, the facts and their evidence, the person's
// statement, the consultation, the decision, the last day in post, and what is handed over. Labour law stands beside the
// Measures: the system asks for the legal ground and warns, it dismisses nobody and prints no notice of dismissal.
// Completing the case ends the engagement and closes what is owed by it, in one transaction.
//
// A voluntary exit begins with the person's own application (apply_*.go, Art. 11(3)); it is the person's to take back until
// the decision.
//
// The filing (filing_*.go) is due within five working days, counted from the day after the last day in post by the statutory
// calendar. The system's own list decides at the press whether it is complete: what passes meets the deadline, and a later
// request for more never makes it late. The city's register of the year numbers it; its receipt is frozen and can be verified.
//
// Whoever left by Art. 11(2) or (4) is pointed out for a term to the approver of a new form alone, and sees it (rehire.go).
package exit
