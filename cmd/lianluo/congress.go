package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"lianluo/internal/account"
	"lianluo/internal/app"
	"lianluo/internal/org"
)

type congressCommand struct {
	Add  addCongressCommand  `cmd:"" help:"Add a congress of a county or township, with three administrators of its own, to a server that is set up."`
	List listCongressCommand `cmd:"" help:"List the congresses of this server."`
}

type addCongressCommand struct {
	Name     string `arg:"" help:"The congress's full name."`
	Level    string `required:"" enum:"city,county,township" help:"city, county or township."`
	Parent   string `help:"Name, short name or id of the congress above it on this server."`
	SysAdmin string `name:"sysadmin" required:"" placeholder:"LOGIN=NAME" help:"System administrator: log-in name and name, who opens accounts."`
	SecAdmin string `name:"secadmin" required:"" placeholder:"LOGIN=NAME" help:"Security administrator, who gives roles."`
	Auditor  string `required:"" placeholder:"LOGIN=NAME" help:"Audit administrator, who reads the audit record."`
}

// Run prints the administrators' initial passwords, this once.
func (c addCongressCommand) Run(ctx context.Context, out output) error {
	founding, err := c.founding()
	if err != nil {
		return err
	}
	return withApp(ctx, func(a *app.App) error {
		if needed, err := a.Features.Account.SetupNeeded(ctx); err != nil {
			return err
		} else if needed {
			return errNoCongress
		}
		if c.Parent != "" {
			above, err := congressNamed(ctx, a.DB, "--parent", c.Parent)
			if err != nil {
				return err
			}
			founding.ParentID = above.ID
		}
		id, slips, err := a.Features.Account.Found(ctx, founding)
		if err != nil {
			return explained(err, out)
		}
		out.line("congress %d: %s", id, founding.Name)
		for i, role := range []string{"sysadmin", "secadmin", "auditor"} {
			out.line("%-9s %-20s password: %s  (%s)", role, slips[i].LoginName, slips[i].InitialPassword, slips[i].Name)
		}
		out.line("The passwords are shown this once; each must be changed at the first log-in.")
		return nil
	})
}

func (c addCongressCommand) founding() (f account.Founding, err error) {
	f.Name, f.Level = strings.TrimSpace(c.Name), c.Level
	if f.Name == "" {
		return f, errors.New("the congress needs a name")
	}
	for _, p := range []struct {
		flag, text string
		to         *account.Person
	}{{"--sysadmin", c.SysAdmin, &f.SysAdmin}, {"--secadmin", c.SecAdmin, &f.SecAdmin}, {"--auditor", c.Auditor, &f.Auditor}} {
		login, name, found := strings.Cut(p.text, "=")
		if !found {
			return f, fmt.Errorf("%s wants a log-in name and a name, such as li.ming=李明", p.flag)
		}
		*p.to = account.Person{LoginName: login, Name: name}
	}
	return f, nil
}

type listCongressCommand struct{}

// Run prints a line for each congress: id, level, name, and what is above it.
func (listCongressCommand) Run(ctx context.Context, out output) error {
	return withApp(ctx, func(a *app.App) error {
		var all []org.Congress
		if err := a.DB.Read(ctx).Order("id").Find(&all).Error; err != nil {
			return err
		}
		names := map[uint]string{}
		for _, c := range all {
			names[c.ID] = c.Name
		}
		for _, c := range all {
			above := ""
			if c.ParentID != nil {
				above = " under " + names[*c.ParentID]
			}
			out.line("%4d  %-8s  %s%s", c.ID, c.Level, c.Name, above)
		}
		return nil
	})
}
