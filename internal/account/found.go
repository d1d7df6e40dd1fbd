package account

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// Person is who gets an account.
type Person struct {
	LoginName string
	Name      string
}

// Founding is a further congress of the installation with its three
// administrators, who are three people. Level is org's; ParentID is 0 for a
// congress that has none above it here.
type Founding struct {
	Name     string
	Level    string
	ParentID uint
	SysAdmin Person
	SecAdmin Person
	Auditor  Person
}

// Found adds a congress, for whoever runs the server at its command line, and
// gives the slips of its administrators: system, security, audit.
func (s *Service) Found(ctx context.Context, f Founding) (congress uint, slips []Slip, err error) {
	offices := []office{
		{role: access.SysAdmin, initial: true, Administrator: f.SysAdmin.administrator()},
		{role: access.SecAdmin, initial: true, Administrator: f.SecAdmin.administrator()},
		{role: access.Auditor, initial: true, Administrator: f.Auditor.administrator()},
	}
	if broken := checkOffices(offices); len(broken) > 0 {
		return 0, nil, fault.Invalids(broken...)
	}
	for i := range offices {
		o := &offices[i]
		slips = append(slips, Slip{LoginName: o.LoginName, Name: o.Name, InitialPassword: o.Password})
		if o.hash, err = HashPassword(ctx, o.Password); err != nil {
			return 0, nil, err
		}
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		if congress, err = s.found(tx, access.Actor{}, f, offices); err != nil {
			return err
		}
		event := audit.Event{At: s.now(), Action: "account.add-congress", Subject: fmt.Sprintf("congress/%d", congress), CongressID: congress}
		return audit.Record(tx, access.Actor{}, event)
	})
	return congress, slips, err
}

func (p Person) administrator() Administrator {
	return Administrator{LoginName: strings.TrimSpace(p.LoginName), Name: strings.TrimSpace(p.Name), Password: initialPassword()}
}

// found makes a congress with its administrators. Whoever chose the password
// for somebody else has it changed at the first log-in.
func (s *Service) found(tx *gorm.DB, by access.Actor, f Founding, offices []office) (uint, error) {
	congress, err := s.CreateCongress(tx, strings.TrimSpace(f.Name), f.Level, f.ParentID)
	if database.IsUnique(err) {
		return 0, fault.Invalids(fault.Field{Name: "name", Code: "taken", Reason: "已有同名的人大，请核对名称。"})
	}
	if err != nil {
		return 0, err
	}
	by.CongressID = congress
	for _, o := range offices {
		u, err := s.CreateUser(tx, by, User{CongressID: congress, LoginName: o.LoginName, Name: o.Name, PasswordHash: o.hash, MustChangePassword: o.initial}, "")
		if err != nil {
			return 0, prefixed(err, "administrators."+string(o.role)+".")
		}
		if _, err := s.Grant(tx, by, Membership{UserID: u.ID, CongressID: congress, Role: o.role}); err != nil {
			return 0, err
		}
	}
	return congress, nil
}

// checkOffices looks at names and log-in names; passwords are another matter.
func checkOffices(offices []office) (broken []fault.Field) {
	taken := map[string]bool{}
	for _, o := range offices {
		at := "administrators." + string(o.role) + "."
		for _, f := range checkPerson(User{LoginName: o.LoginName, Name: o.Name}) {
			f.Name = at + f.Name
			broken = append(broken, f)
		}
		if taken[o.LoginName] {
			broken = append(broken, fault.Field{Name: at + "login_name", Code: "taken", Reason: "三位管理员须为三个人，请使用不同的登录名。"})
		}
		taken[o.LoginName] = true
	}
	return broken
}
