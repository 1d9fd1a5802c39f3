// Package sheet reads the Excel workbooks that offices keep, and writes the ones that they are given.
//
// Reading: Open lets in nothing but a real, bounded .xlsx; Book.Recognise finds the sheet, the heading rows and
// the columns that the caller asks for; Table.Rows yields the data rows without titles, totals and signatures.
// Cells keep what the file says about them (number, date, text), because an identity number that Excel took for
// a number has lost its last digits and must be told from one that has not. The readers in date.go, number.go
// and text.go turn cells into values.
//
// Writing: WriteTemplate makes an import form, Table.WriteVerdicts gives a sheet back with what became of each
// row, and Export streams a list.
//
// Reading streams the XML itself, since excelize does not tell the type of a cell without loading the whole
// sheet (docs/adr/0006-own-sheet-reader.md); writing is excelize's.
package sheet
