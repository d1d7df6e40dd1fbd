package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/binding"
	"github.com/go-playground/validator/v10"

	"lianluo/internal/fault"
)

var (
	errBody     = fault.New(fault.Invalid, "malformed-body", "提交的内容格式不正确，没有保存。请刷新页面后重试。")
	errTooLarge = fault.New(fault.TooLarge, "too-large", "提交的内容太大，没有保存。请删减文字或改用附件后重试。")
)

func init() {
	if v, ok := binding.Validator.Engine().(*validator.Validate); ok {
		v.RegisterTagNameFunc(func(f reflect.StructField) string {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" || name == "-" {
				name, _, _ = strings.Cut(f.Tag.Get("form"), ",")
			}
			return name
		})
	}
}

// JSON reads and validates the request body. Unknown fields, wrong types and
// broken `binding` rules are faults that name the field.
func JSON[T any](c *gin.Context) (T, error) {
	var v T
	d := json.NewDecoder(c.Request.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		return v, bodyFault(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return v, errBody
	}
	return v, Validate(v)
}

// Query reads and validates the query string into T's `form` fields.
func Query[T any](c *gin.Context) (T, error) {
	var v T
	if err := binding.MapFormWithTag(&v, c.Request.URL.Query(), "form"); err != nil {
		return v, fault.Invalids(fault.Field{Name: "query", Code: "malformed", Reason: "网址中的筛选条件不正确，请清除筛选后重试。"})
	}
	return v, Validate(v)
}

// Validate checks v's `binding` rules.
func Validate(v any) error {
	err := binding.Validator.ValidateStruct(v)
	var broken validator.ValidationErrors
	if !errors.As(err, &broken) {
		return err
	}
	fields := make([]fault.Field, len(broken))
	for i, b := range broken {
		_, name, _ := strings.Cut(b.Namespace(), ".")
		fields[i] = fault.Field{Name: name, Code: b.Tag(), Reason: reason(b)}
	}
	return fault.Invalids(fields...)
}

func bodyFault(err error) error {
	var tooLarge *http.MaxBytesError
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.As(err, &tooLarge):
		return errTooLarge
	case errors.As(err, &wrongType):
		return fault.Invalids(fault.Field{Name: wrongType.Field, Code: "type", Reason: "内容的类型不正确，请重新填写。"})
	case strings.HasPrefix(err.Error(), "json: unknown field "):
		name := strings.Trim(strings.TrimPrefix(err.Error(), "json: unknown field "), `"`)
		return fault.Invalids(fault.Field{Name: name, Code: "unknown", Reason: "没有这一栏，请刷新页面后重试。"})
	default:
		return errBody
	}
}

func reason(b validator.FieldError) string {
	text := b.Kind() == reflect.String
	many := b.Kind() == reflect.Slice || b.Kind() == reflect.Map
	switch b.Tag() {
	case "required":
		return "请填写这一栏。"
	case "max", "lte":
		switch {
		case text:
			return fmt.Sprintf("最多 %s 个字，请删减。", b.Param())
		case many:
			return fmt.Sprintf("最多 %s 项，请删减。", b.Param())
		}
		return fmt.Sprintf("不能大于 %s。", b.Param())
	case "min", "gte":
		switch {
		case text:
			return fmt.Sprintf("至少 %s 个字，请补充。", b.Param())
		case many:
			return fmt.Sprintf("至少 %s 项，请补充。", b.Param())
		}
		return fmt.Sprintf("不能小于 %s。", b.Param())
	case "oneof":
		return "请从给出的选项中选择。"
	case "eq":
		return "请确认这一项。"
	default:
		return "内容不符合要求，请检查后重新填写。"
	}
}

// Sizes of pages, in rows.
const (
	DefaultPageSize = 20
	MaxPageSize     = 200
)

// PageQuery is the part of a list that the client asks for; pages count from 1.
type PageQuery struct{ Page, Size int }

// Offset is the number of rows before the page.
func (p PageQuery) Offset() int { return (p.Page - 1) * p.Size }

// Page reads ?page= and ?size=, capped at MaxPageSize.
func Page(c *gin.Context) (PageQuery, error) {
	page, err := positive(c, "page", 1, 100_000)
	if err != nil {
		return PageQuery{}, err
	}
	size, err := positive(c, "size", DefaultPageSize, MaxPageSize)
	if err != nil {
		return PageQuery{}, err
	}
	return PageQuery{Page: page, Size: size}, nil
}

func positive(c *gin.Context, name string, unset, most int) (int, error) {
	text := c.Query(name)
	if text == "" {
		return unset, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > most {
		return 0, fault.Invalids(fault.Field{Name: name, Code: "range", Reason: fmt.Sprintf("应为 1 到 %d 之间的整数。", most)})
	}
	return n, nil
}

// List is one page of a list; Total counts all rows that the filter matches.
type List[T any] struct {
	Items []T   `json:"items"`
	Total int64 `json:"total"`
	Page  int   `json:"page"`
	Size  int   `json:"size"`
}

// NewList wraps one page; items are never null on the wire.
func NewList[T any](items []T, total int64, p PageQuery) List[T] {
	if items == nil {
		items = []T{}
	}
	return List[T]{Items: items, Total: total, Page: p.Page, Size: p.Size}
}
