package web

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/gin-gonic/gin/binding"
	"github.com/go-playground/validator/v10"

	"lianluo/internal/fault"
)

func init() {
	if v, ok := binding.Validator.Engine().(*validator.Validate); ok {
		v.RegisterTagNameFunc(shownName)
	}
}

// Query reads and validates the query string into T's `form` fields.
func Query[T any](c *gin.Context) (T, error) {
	var v T
	query := c.Request.URL.Query()
	if err := binding.MapFormWithTag(&v, query, "form"); err != nil {
		return v, queryFault[T](query)
	}
	return v, Validate(v)
}

// queryFault finds the parameters that do not fit, each read on its own.
func queryFault[T any](query url.Values) error {
	var fields []fault.Field
	for _, name := range slices.Sorted(maps.Keys(query)) {
		var v T
		if binding.MapFormWithTag(&v, url.Values{name: query[name]}, "form") != nil {
			fields = append(fields, fault.Field{Name: name, Code: "type", Reason: "网址中的这一项条件不正确，请清除筛选后重试。"})
		}
	}
	return fault.Invalids(fields...)
}

// Validate checks v's `binding` rules, and that all of v can be stored.
func Validate(v any) error {
	if fields := unstorable(v); len(fields) > 0 {
		return fault.Invalids(fields...)
	}
	err := binding.Validator.ValidateStruct(v)
	var broken validator.ValidationErrors
	if !errors.As(err, &broken) {
		return err
	}
	fields := make([]fault.Field, len(broken))
	for i, b := range broken {
		_, path, _ := strings.Cut(b.Namespace(), ".")
		fields[i] = fault.Field{Name: wireName(reflect.TypeOf(v), path), Code: b.Tag(), Reason: reason(b)}
	}
	return fault.Invalids(fields...)
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
