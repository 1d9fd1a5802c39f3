// Package rights is what people may ask of the unions that manage them (Art. 12, and the State Council's rule of January
// 2026 on government mobile software): suggestions, complaints and appeals from every page, answered in time by the
// union above, and never read by whom they are about; the house rules that an employing union makes known; and what is
// held on a person, by whom it was looked at, and how it is set right.
package rights
