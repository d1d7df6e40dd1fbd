package web

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"unicode/utf8"

	"lianluo/internal/fault"
)

const characterReason = "含有无法保存的字符，请删去后重新填写。"

// plain says whether a text can be stored on both engines: valid UTF-8 without NUL.
func plain(text string) bool { return utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 }

// unstorable names the texts and numbers in v that no column can hold.
func unstorable(v any) []fault.Field { return scan(reflect.ValueOf(v), "") }

func scan(v reflect.Value, name string) []fault.Field {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return scan(v.Elem(), name)
		}
	case reflect.String:
		if !plain(v.String()) {
			return []fault.Field{{Name: name, Code: "character", Reason: characterReason}}
		}
	case reflect.Uint, reflect.Uint64:
		if v.Uint() > math.MaxInt64 {
			return []fault.Field{{Name: name, Code: "range", Reason: "数字太大，请核对后重新填写。"}}
		}
	case reflect.Slice:
		return scanItems(v, name)
	case reflect.Map:
		return scanEntries(v, name)
	case reflect.Struct:
		return scanMembers(v, name)
	}
	return nil
}

func scanItems(v reflect.Value, name string) (found []fault.Field) {
	for i := range v.Len() {
		found = append(found, scan(v.Index(i), fmt.Sprintf("%s[%d]", name, i))...)
	}
	return found
}

func scanEntries(v reflect.Value, name string) (found []fault.Field) {
	for entry := v.MapRange(); entry.Next(); {
		found = append(found, scan(entry.Key(), name)...)
		found = append(found, scan(entry.Value(), fmt.Sprintf("%s[%v]", name, entry.Key()))...)
	}
	return found
}

func scanMembers(v reflect.Value, name string) (found []fault.Field) {
	for field, member := range v.Fields() {
		if !field.IsExported() && !field.Anonymous {
			continue
		}
		inner := shownName(field)
		switch {
		case inner == "": // embedded: its members show as the outer struct's
			inner = name
		case name != "":
			inner = name + "." + inner
		}
		found = append(found, scan(member, inner)...)
	}
	return found
}

// shownName is how callers know a field: by its JSON name, or that in a query;
// empty for an embedded struct.
func shownName(f reflect.StructField) string {
	name := jsonName(f)
	if name == "" || name == "-" {
		name, _, _ = strings.Cut(f.Tag.Get("form"), ",")
	}
	return name
}
