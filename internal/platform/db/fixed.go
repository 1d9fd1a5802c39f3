package db

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"github.com/uptrace/bun/schema"
)

// Bun writes arguments into a statement, so its text is another each time and the database reads and plans it anew. That
// is plain, and good enough for nearly everything. For what people do all day (opening their log, writing an entry) there
// are statements whose text never changes: Fixed, Insert and Update. Each connection prepares them once, and their
// arguments are bound.

// Select is a SELECT of fixed text, whose rows are read into T by the names of their columns. Fixed and FixedText make it.
type Select[T any] struct {
	text func(Q) string
}

// Fixed is the SELECT of rows of T's table that ends with clause, from WHERE on, with bun's alias of the table before the
// columns and a ? for each argument. The columns in without stay empty. It is made once, as a variable of a package.
func Fixed[T any](clause string, without ...string) Select[T] {
	var once sync.Once
	var text string
	return Select[T]{func(q Q) string {
		once.Do(func() {
			sel := q.NewSelect().Model((*T)(nil))
			if len(without) > 0 {
				sel = sel.ExcludeColumn(without...)
			}
			text = sel.String() + " " + clause
		})
		return text
	}}
}

// FixedText is the SELECT of that text, with a ? for each argument.
func FixedText[T any](text string) Select[T] {
	return Select[T]{func(Q) string { return text }}
}

// Rows asks with the arguments, one for each ? of the text.
func (s Select[T]) Rows(ctx context.Context, q Q, args ...any) (out []T, err error) {
	err = q.fixed(ctx, s.text(q), args, &out)
	return out, err
}

// Held is Rows with the rows locked until the transaction ends, as Lock does it, in the one question. The rows are as they
// are once whoever held them has committed. It is for texts that read one table by its primary key.
func (s Select[T]) Held(ctx context.Context, tx *Tx, args ...any) (out []T, err error) {
	text := s.text(tx)
	if tx.postgres {
		text += " FOR UPDATE"
	}
	err = tx.fixed(ctx, text, args, &out)
	return out, err
}

// Insert writes one row. Many go by InsertAll.
func Insert[T any](ctx context.Context, tx *Tx, row *T) error {
	return InsertOr(ctx, tx, row, "")
}

// InsertOr is Insert with what is to happen else: a constant that begins with CONFLICT, as bun's On takes it.
func InsertOr[T any](ctx context.Context, tx *Tx, row *T, or string) error {
	table, at := tx.table(row)
	text := tx.of.text(statement{table, or}, func() string {
		names := make([]string, len(table.Fields))
		for i, f := range table.Fields {
			names[i] = string(f.SQLName)
		}
		text := fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s)", table.SQLName, strings.Join(names, ","), strings.Repeat(",?", len(names)-1))
		if or != "" {
			text += " ON " + or
		}
		return text
	})
	args := make([]any, len(table.Fields))
	for i, f := range table.Fields {
		args[i] = value(f, at)
	}
	if _, err := tx.exec(ctx, text, args); err != nil {
		return fmt.Errorf("insert %T: %w", row, err)
	}
	return nil
}

// Update writes the named columns of a row whose primary key is there already, every column when none is named, and tells
// whether it was. SQLite writes to each index of a column that is named, whether its value is another or not.
func Update[T any](ctx context.Context, tx *Tx, row *T, columns ...string) (found bool, err error) {
	table, at := tx.table(row)
	fields := table.DataFields
	if len(columns) > 0 {
		fields = make([]*schema.Field, len(columns))
		for i, c := range columns {
			if fields[i] = table.FieldMap[c]; fields[i] == nil {
				return false, fmt.Errorf("update %T: no column %s", row, c)
			}
		}
	}
	text := tx.of.text(statement{table, "UPDATE " + strings.Join(columns, ",")}, func() string {
		equal := func(list []*schema.Field, between string) string {
			parts := make([]string, len(list))
			for i, f := range list {
				parts[i] = string(f.SQLName) + "=?"
			}
			return strings.Join(parts, between)
		}
		return fmt.Sprintf("UPDATE %s SET %s WHERE %s", table.SQLName, equal(fields, ","), equal(table.PKs, " AND "))
	})
	args := make([]any, 0, len(fields)+len(table.PKs))
	for _, list := range [][]*schema.Field{fields, table.PKs} {
		for _, f := range list {
			args = append(args, value(f, at))
		}
	}
	res, err := tx.exec(ctx, text, args)
	if err != nil {
		return false, fmt.Errorf("update %T: %w", row, err)
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// table is how bun sees a row's table, and the row.
func (t *Tx) table(row any) (*schema.Table, reflect.Value) {
	at := reflect.ValueOf(row).Elem()
	return t.tx.Dialect().Tables().Get(at.Type()), at
}

// value is what goes into a column, by the same tags that bun reads.
func value(f *schema.Field, row reflect.Value) any {
	v := f.Value(row)
	if f.NullZero && f.HasZeroValue(row) || (v.Kind() == reflect.Pointer || v.Kind() == reflect.Slice) && v.IsNil() {
		return nil
	}
	return v.Interface()
}
