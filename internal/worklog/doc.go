// Package worklog keeps the instructors' log (工作日志): what was done at a served unit on a day, the served party's
// word that it was, and the days that it makes.
//
// Art. 7 sends instructors to the grass roots, Art. 8 names their seven duties, Art. 10(2) asks for at least eighty
// days a year in workshops and for the served party's signature on each entry. So: a day is a distinct date with a
// confirmed onsite entry; the signer belongs to the served party, never to the employing or the post union; what is
// signed is exactly what was seen, frozen with its hash; and a year closes, after which changes stand beside the result.
//
// An entry is a record of service, not a check-in: there is no place tracking, no ranking and no daily duty in it.
package worklog
