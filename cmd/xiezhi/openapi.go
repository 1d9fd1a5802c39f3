package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"xiezhi/internal/app"
)

// openapiCmd prints the API document; no database is opened.
type openapiCmd struct{}

func (openapiCmd) Run(_ context.Context, e *env) error {
	doc, err := app.OpenAPI()
	if err != nil {
		return fmt.Errorf("make the API document: %w", err)
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, doc, "", "  "); err != nil {
		return fmt.Errorf("lay out the API document: %w", err)
	}
	pretty.WriteByte('\n')
	_, err = e.stdout.Write(pretty.Bytes())
	return err
}
