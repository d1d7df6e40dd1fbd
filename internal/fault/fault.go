// Package fault is the one vocabulary of errors that the product speaks. A
// fault says what went wrong in terms that a caller can act on; every other
// error is a defect or an outage and reaches the client as an opaque 500.
package fault

import (
	"errors"
	"fmt"
)

// Kind groups faults by what the caller should do next. Package web maps each
// Kind to one HTTP status; nothing else may.
type Kind uint8

// The kinds, in the order of their HTTP statuses.
const (
	Internal        Kind = iota // a defect: nothing that the caller can do
	Unauthenticated             // log in first
	Forbidden                   // visible, but not yours to do
	NotFound                    // does not exist, or you may not see it
	Conflict                    // right action, wrong moment
	TooLarge                    // send less
	Invalid                     // mend the named fields
	TooMany                     // wait, then retry
	Unavailable                 // an outage: retry later
)

// Fault is an error of the domain. Code is stable and for programs; Detail is
// a sentence for people that names the way out; Fields points at inputs.
type Fault struct {
	Kind   Kind
	Code   string
	Detail string
	Fields []Field
}

// Field names one offending input by its JSON name, with a stable code for
// programs and a sentence for people.
type Field struct {
	Name   string `json:"name"`
	Code   string `json:"code"`
	Reason string `json:"reason"`
}

// New declares a fault; use it for package-level Err… variables.
func New(k Kind, code, detail string) *Fault { return &Fault{Kind: k, Code: code, Detail: detail} }

// ErrInvalid is the fault of inputs that do not fit; its Fields say which.
var ErrInvalid = New(Invalid, "invalid-fields", "填写的内容有误，请按各栏提示修改后再提交。")

// Invalids reports the offending inputs.
func Invalids(fields ...Field) *Fault {
	f := *ErrInvalid
	f.Fields = fields
	return &f
}

// Error gives code and detail, for logs.
func (f *Fault) Error() string { return f.Code + ": " + f.Detail }

// Is lets callers compare by code: errors.Is(err, suggestion.ErrWrongMoment).
func (f *Fault) Is(target error) bool {
	t, ok := target.(*Fault)
	return ok && t.Code == f.Code
}

// With returns a copy with its detail filled in; the code stays comparable.
func (f *Fault) With(format string, args ...any) *Fault {
	c := *f
	c.Detail = fmt.Sprintf(format, args...)
	return &c
}

// Of returns the fault in err's tree, or nil when err is unexpected.
func Of(err error) *Fault {
	var f *Fault
	if errors.As(err, &f) {
		return f
	}
	return nil
}
