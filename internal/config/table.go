package config

import (
	"fmt"
	"reflect"
	"strings"
)

// Table is the table of settings for the documentation, in Markdown.
func Table() string {
	var b strings.Builder
	b.WriteString("| variable | unset means | what it sets |\n|---|---|---|\n")
	for field := range fields() {
		unset := field.Tag.Get("envDefault")
		if unset != "" {
			unset = "`" + unset + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", field.Tag.Get("env"), unset, field.Tag.Get("doc"))
	}
	return b.String()
}

func names() []string {
	var names []string
	for field := range fields() {
		names = append(names, field.Tag.Get("env"))
	}
	return names
}

func fields() func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range reflect.TypeFor[Config]().NumField() {
			if !yield(reflect.TypeFor[Config]().Field(i)) {
				return
			}
		}
	}
}
