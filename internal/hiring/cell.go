package hiring

import (
	"encoding/json"
	"fmt"
)

// cellOf is a list as JSON, to be kept in one cell; no list is an empty one.
func cellOf[T any](list []T) (string, error) {
	if list == nil {
		list = []T{}
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// readCell reads a list back from its cell.
func readCell[T any](src any, into *[]T) error {
	switch v := src.(type) {
	case string:
		return json.Unmarshal([]byte(v), into)
	case []byte:
		return json.Unmarshal(v, into)
	}
	return fmt.Errorf("%T from a cell of type %T", into, src)
}
