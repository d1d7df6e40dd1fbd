package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"lianluo/internal/calendar"
	"lianluo/internal/fault"
)

var (
	errBody        = fault.New(fault.Invalid, "malformed-body", "提交的内容格式不正确，没有保存。请刷新页面后重试。")
	errContentType = fault.New(fault.Invalid, "content-type", "提交的内容应为 JSON 格式（Content-Type: application/json），没有保存。请刷新页面后重试。")
	errTooLarge    = fault.New(fault.TooLarge, "too-large", "提交的内容太大，没有保存。请删减文字或改用附件后重试。")
)

// JSON reads and validates the request body, one JSON object. Unknown fields,
// wrong types, texts and numbers that cannot be stored, and broken `binding`
// rules are faults that name the field.
func JSON[T any](c *gin.Context) (T, error) {
	var v T
	body, err := object(c)
	if err != nil {
		return v, err
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		return v, decodeFault(err, reflect.TypeFor[T]())
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return v, errBody
	}
	return v, Validate(v)
}

// object reads a body that may be a JSON object in UTF-8. A request that says
// nothing about its body is taken at its word.
func object(c *gin.Context) ([]byte, error) {
	if kind := c.ContentType(); kind != "" && kind != gin.MIMEJSON {
		return nil, errContentType
	}
	body, err := io.ReadAll(c.Request.Body)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, errTooLarge
	case err != nil || !utf8.Valid(body) || !bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte("{")):
		return nil, errBody
	}
	return body, nil
}

func decodeFault(err error, into reflect.Type) error {
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) {
		return fault.Invalids(fault.Field{Name: wireName(into, wrongType.Field), Code: "type", Reason: typeReason(wrongType.Type)})
	}
	if quoted, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return fault.Invalids(fault.Field{Name: strings.Trim(quoted, `"`), Code: "unknown", Reason: "没有这一栏，请刷新页面后重试。"})
	}
	return errBody
}

func typeReason(t reflect.Type) string {
	if t == reflect.TypeFor[calendar.Date]() {
		return "应为有效的日期，例如 2026-03-05，请重新填写。"
	}
	switch t.Kind() {
	case reflect.String:
		return "应为文字，请重新填写。"
	case reflect.Bool:
		return "应为是或否，请重新选择。"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return "应为整数，请重新填写。"
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return "应为不小于 0 的整数，请重新填写。"
	}
	return "内容的类型不正确，请重新填写。"
}

// wireName turns a path of Go fields into the name that callers know: embedded
// structs, which JSON does not show, drop out of it.
func wireName(t reflect.Type, path string) string {
	var names []string
	for _, name := range strings.Split(path, ".") {
		for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map) {
			t = t.Elem()
		}
		field, embedded := member(t, name)
		if t = field; !embedded {
			names = append(names, name)
		}
	}
	return strings.Join(names, ".")
}

// member gives the type of a struct's member, nil where it has none of that
// name, and whether the name is that of an embedded struct.
func member(t reflect.Type, name string) (of reflect.Type, embedded bool) {
	if t == nil || t.Kind() != reflect.Struct {
		return nil, false
	}
	name, _, _ = strings.Cut(name, "[")
	for f := range t.Fields() {
		if f.Anonymous && f.Name == name && jsonName(f) == "" {
			return f.Type, true
		}
	}
	for f := range t.Fields() {
		if jsonName(f) == name {
			return f.Type, false
		}
	}
	return nil, false
}

func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
