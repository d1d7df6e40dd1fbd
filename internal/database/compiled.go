package database

import (
	"container/list"
	"context"
	"database/sql/driver"
	"errors"
	"strings"
)

// How many statements a connection to SQLite keeps, of some ten kilobytes each,
// and up to which length: longer ones store very many rows at once, and seldom.
const (
	maxCompiled = 128
	maxKept     = 8 << 10
)

// compiling opens connections to SQLite that keep the statements that they
// compiled: to compile one takes longer than to run it, mostly.
type compiling struct{ driver.Connector }

// Connect opens one.
func (c compiling) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &compiled{fullConn: conn.(fullConn), idle: map[string]*list.Element{}, latest: list.New()}, nil
}

// What the driver's connections, statements and rows can.
type (
	fullConn interface {
		driver.Conn
		driver.ConnBeginTx
		driver.ConnPrepareContext
		driver.ExecerContext
		driver.QueryerContext
		driver.Pinger
		driver.SessionResetter
		driver.Validator
	}
	fullStatement interface {
		driver.Stmt
		driver.StmtExecContext
		driver.StmtQueryContext
	}
	fullRows interface {
		driver.Rows
		driver.RowsColumnTypeDatabaseTypeName
		driver.RowsColumnTypeLength
		driver.RowsColumnTypeNullable
		driver.RowsColumnTypePrecisionScale
		driver.RowsColumnTypeScanType
	}
)

// compiled is a connection with the statements that nobody uses at the moment.
type compiled struct {
	fullConn
	idle   map[string]*list.Element // by their text
	latest *list.List               // the one used last at the front
}

type statement struct {
	fullStatement
	text string
}

// keepable says whether a statement is worth it and does the same each time that
// it runs; PRAGMA, for one, does part of its work when it is compiled.
func keepable(text string) bool {
	if len(text) > maxKept {
		return false
	}
	verb, _, _ := strings.Cut(strings.TrimLeft(text, " \t\r\n"), " ")
	switch strings.ToUpper(verb) {
	case "SELECT", "INSERT", "UPDATE", "DELETE", "WITH":
		return true
	}
	return false
}

// QueryContext runs a statement that gives rows.
func (c *compiled) QueryContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Rows, error) {
	if !keepable(text) {
		return c.fullConn.QueryContext(ctx, text, args)
	}
	s, err := c.take(ctx, text)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(ctx, args)
	if err != nil {
		_ = s.Close() // says the same again
		return nil, err
	}
	return &compiledRows{rows.(fullRows), c, s}, nil
}

// ExecContext runs a statement that gives none.
func (c *compiled) ExecContext(ctx context.Context, text string, args []driver.NamedValue) (driver.Result, error) {
	if !keepable(text) {
		return c.fullConn.ExecContext(ctx, text, args)
	}
	s, err := c.take(ctx, text)
	if err != nil {
		return nil, err
	}
	result, err := s.ExecContext(ctx, args)
	if err != nil {
		_ = s.Close()
		return nil, err
	}
	return result, c.give(s)
}

// take gives a statement that is the caller's until he gives it back.
func (c *compiled) take(ctx context.Context, text string) (*statement, error) {
	if e, ok := c.idle[text]; ok {
		delete(c.idle, text)
		return c.latest.Remove(e).(*statement), nil
	}
	s, err := c.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	return &statement{s.(fullStatement), text}, nil
}

func (c *compiled) give(s *statement) error {
	if _, ok := c.idle[s.text]; ok { // two of them were in use
		return s.Close()
	}
	c.idle[s.text] = c.latest.PushFront(s)
	if c.latest.Len() <= maxCompiled {
		return nil
	}
	oldest := c.latest.Remove(c.latest.Back()).(*statement)
	delete(c.idle, oldest.text)
	return oldest.Close()
}

// Close ends the statements and the connection.
func (c *compiled) Close() error {
	var faults []error
	for e := c.latest.Front(); e != nil; e = e.Next() {
		faults = append(faults, e.Value.(*statement).Close())
	}
	return errors.Join(append(faults, c.fullConn.Close())...)
}

type compiledRows struct {
	fullRows
	of        *compiled
	statement *statement
}

// Close gives the statement back.
func (r *compiledRows) Close() error {
	if err := r.fullRows.Close(); err != nil {
		_ = r.statement.Close()
		return err
	}
	return r.of.give(r.statement)
}
