// Package served is the register of those whom instructors serve: enterprises with and without a union, and the unions
// of towns, zones, trades and areas.
//
// Art. 7 sends instructors to them, and Art. 10(2) has the served party confirm what was done. So the register knows who
// speaks for a unit, and a contact's phone serves for one-time codes only after somebody other than whoever wrote it
// down has checked it. A unit belongs to the register of the employing union that keeps it; the whole county reads it.
package served
