// Package duties reckons the deadlines of the Measures whose own chapters are not built yet, or are nothing but a date: the
// first training (Art. 10(1)), the yearly report (10(3)), the target statement and the appraisal (10(4)), the 65th birthday
// (11(1)), the city's inspection report (16) and its local rules (17).
//
// What is owed follows from the roster, the rules by place and day, and the calendar; it is brought into the ledger set-wise,
// in the transaction that changed a fact, and by a nightly run over everybody. Until a chapter keeps its own records, what it
// owes is met by a recorded fact with its document. A wrong fact is countered by another row; none is edited.
//
// It stands beside the ledger, not in it: the ledger is kernel and knows no engagement (ADR 0020).
package duties
