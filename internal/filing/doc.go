// Package filing carries out Art. 10(7): each city files in October with the province whom it and its counties engaged
// during the year.
//
// The return (return_*.go) is drawn from the roster: whoever was engaged on any day from 1 January to the day of the
// snapshot, a row for each engagement. It is checked, with a way to the rows at fault, and compared head by head with last
// year's (compare_*.go). A county may say that it has looked at its part; the city files without that too.
//
// Filing (file_*.go) opens by policy, never closes, and is late after 24:00 of the due day in Shanghai, by the server's
// clock; late is accepted with a reason. What is filed is frozen (frozen.go): canonical bytes with format, rule and policy
// version, their SM3, the city's SM2 signature. The province accepts or returns; a return does not undo a first filing in
// time. Who came after the snapshot goes into a supplement drawn by the system; a correction is a document of its own.
//
// The province reads the year in one book (book_*.go), and each figure opens to its rows, each row to its frozen bytes and
// to the person. Between networks that do not meet a return travels as one signed and encrypted file (parcel_*.go).
package filing
