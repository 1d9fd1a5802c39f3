// Package roster keeps the natural persons and their engagements: the provincial database of instructors.
//
// Art. 2: who is employed and managed by a union, full time. Art. 4: conditions and preferences, which are recorded and
// never rank anybody. Art. 6(4): contracts and their terms. Art. 10(7): who was engaged on any day. Art. 11(1): from the
// 65th birthday a contract is in principle not renewed; the system warns and never dismisses.
//
// A person exists once in the province, found by a keyed index of the identity number, and is one head on every date:
// two engagements of one person never overlap, whichever unions claim them.
package roster
