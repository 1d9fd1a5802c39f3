// Package rulebook serves the rules in force as kept data: what province and cities have laid over the Measures' values
// (Art. 17, 19), with the explanation of every value, and the State Council's holiday notices that were imported on top
// of those the program was built with.
//
// policy and workday stay pure; this package reads for them and says who may write.
package rulebook
