// Package paper sets official forms. A form is described once, as a Doc, and written as a Word document
// (WriteDOCX) or as a PDF (WritePDF) of the same look: the same fixed column widths, exact line pitch, cell
// padding and borders decide both.
//
// The same Doc always gives the same bytes: file times come from Doc.Created, nothing is random.
//
// Lengths are millimetres, type sizes and line pitches are points (1 pt = 25.4/72 mm), indents are
// characters of the paragraph's own size, as Chinese typesetting counts them.
package paper
