package approval

// AddFlow adds a flow of the tests.
func AddFlow(f Flow) { flows = append(flows, f) }

// Ticking is what a clock's job is given.
type Ticking = clockArgs
