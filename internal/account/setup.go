package account

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// Administrator is one of the three people that the set-up makes.
type Administrator struct {
	LoginName string `json:"login_name" binding:"required"`
	Name      string `json:"name" binding:"required"`
	Password  string `json:"password" binding:"required"`
}

// Setup is the first start of a real system: one congress and three
// administrators who are three people.
type Setup struct {
	Congress struct {
		Name  string `json:"name" binding:"required,max=60"`
		Level string `json:"level" binding:"required"`
	} `json:"congress"`
	Administrators struct {
		SysAdmin Administrator `json:"sysadmin"`
		SecAdmin Administrator `json:"secadmin"`
		Auditor  Administrator `json:"auditor"`
	} `json:"administrators"`
}

// levels names the levels that one instance can serve as package org does.
var levels = map[string]string{"municipal": "city", "county": "county", "township": "township"}

type office struct {
	role access.Role
	Administrator
	hash    string
	initial bool // the password was made up for the person
}

func (x *Setup) offices() []office {
	return []office{
		{role: access.SysAdmin, Administrator: x.Administrators.SysAdmin},
		{role: access.SecAdmin, Administrator: x.Administrators.SecAdmin},
		{role: access.Auditor, Administrator: x.Administrators.Auditor},
	}
}

// SetupNeeded says whether there is no account yet.
func (s *Service) SetupNeeded(ctx context.Context) (bool, error) {
	var first []User
	err := s.DB.Read(ctx).Select("id").Limit(1).Find(&first).Error
	if err != nil {
		return false, fmt.Errorf("look for accounts: %w", err)
	}
	return len(first) == 0, nil
}

// SetUp makes the congress and its administrators; it works once (ErrSetUp).
func (s *Service) SetUp(ctx context.Context, d Device, x Setup) error {
	needed, err := s.SetupNeeded(ctx)
	if err != nil {
		return err
	}
	if !needed {
		return ErrSetUp
	}
	offices := x.offices()
	if broken := x.check(offices); len(broken) > 0 {
		return fault.Invalids(broken...)
	}
	for i := range offices {
		if offices[i].hash, err = HashPassword(ctx, offices[i].Password); err != nil {
			return err
		}
	}
	return s.DB.Write(ctx, func(tx *gorm.DB) error { return s.install(tx, d, x, offices) })
}

// install writes it all. The mark comes first: its fixed key lets one of two
// concurrent set-ups in and makes the other wait, and then fail.
func (s *Service) install(tx *gorm.DB, d Device, x Setup, offices []office) error {
	if err := tx.Create(&Installation{ID: 1, At: s.now()}).Error; database.IsUnique(err) {
		return ErrSetUp
	} else if err != nil {
		return fmt.Errorf("set up: %w", err)
	}
	var people int64
	if err := tx.Model(&User{}).Count(&people).Error; err != nil {
		return fmt.Errorf("set up: %w", err)
	}
	if people > 0 {
		return ErrSetUp
	}
	congress, err := s.found(tx, d.actor(nil), Founding{Name: x.Congress.Name, Level: levels[x.Congress.Level]}, offices)
	if err != nil {
		return inSetup(err)
	}
	by := d.actor(nil)
	by.CongressID = congress
	return audit.Record(tx, by, audit.Event{At: s.now(), Action: "account.set-up", Subject: fmt.Sprintf("congress/%d", congress)})
}

// inSetup names the inputs of the congress as the set-up's page does.
func inSetup(err error) error {
	f := fault.Of(err)
	if f == nil || len(f.Fields) == 0 || strings.HasPrefix(f.Fields[0].Name, "administrators.") {
		return err
	}
	return prefixed(err, "congress.")
}

func (x *Setup) check(offices []office) []fault.Field {
	var broken []fault.Field
	if n := utf8.RuneCountInString(strings.TrimSpace(x.Congress.Name)); n == 0 {
		broken = append(broken, fault.Field{Name: "congress.name", Code: "required", Reason: "请填写人大名称。"})
	}
	if levels[x.Congress.Level] == "" {
		broken = append(broken, fault.Field{Name: "congress.level", Code: "oneof", Reason: "本系统用于市、县、乡三级人大，请选择其中一级。"})
	}
	broken = append(broken, checkOffices(offices)...)
	for _, o := range offices {
		if f := checkPassword("administrators."+string(o.role)+".password", o.Password, o.LoginName, ""); f != nil {
			broken = append(broken, *f)
		}
	}
	return broken
}

func prefixed(err error, with string) error {
	var f *fault.Fault
	if !errors.As(err, &f) || len(f.Fields) == 0 {
		return err
	}
	c := *f
	c.Fields = nil
	for _, field := range f.Fields {
		field.Name = with + field.Name
		c.Fields = append(c.Fields, field)
	}
	return &c
}
