package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"lianluo/internal/app"
	"lianluo/internal/database"
	"lianluo/internal/fault"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
)

type importCommand struct {
	Suggestions importSuggestionsCommand `cmd:"" help:"Take over a register of earlier suggestions (.tsv, .csv, .xlsx); each row's fate is named."`
	Congress    importCongressCommand    `cmd:"" help:"Take over what export congress wrote, into an empty database."`
}

type importSuggestionsCommand struct {
	File        string `arg:"" type:"existingfile" help:"The register."`
	Congress    string `help:"Name or id of the congress that it belongs to; needed when there are several."`
	CreateUnits bool   `help:"Create the handling units that the register of units lacks."`
	SkipInvalid bool   `help:"Leave out bad rows; otherwise one bad row refuses the file."`
	DryRun      bool   `help:"Only say what would be done."`
}

// Run prints the fate of every row, then the counts.
func (i importSuggestionsCommand) Run(ctx context.Context, out output) error {
	data, err := os.ReadFile(i.File)
	if err != nil {
		return err
	}
	return withApp(ctx, func(a *app.App) error {
		congress, err := congressNamed(ctx, a.DB, "--congress", i.Congress)
		if err != nil {
			return err
		}
		do := a.Features.Suggestion.ImportOf
		if i.DryRun {
			do = a.Features.Suggestion.PreviewImportOf
		}
		report, err := do(ctx, congress.ID, suggestion.RegisterFile{Source: filepath.Base(i.File), Data: data, CreateUnits: i.CreateUnits, SkipInvalid: i.SkipInvalid})
		if err != nil {
			return explained(err, out)
		}
		tell(report, out)
		if i.DryRun {
			out.line("nothing was changed")
		}
		return nil
	})
}

// explained prints the cells that a refusal names.
func explained(err error, out output) error {
	refusal := fault.Of(err)
	if refusal == nil {
		return err
	}
	for _, field := range refusal.Fields {
		out.line("%s", field.Reason)
	}
	return errors.New(refusal.Detail)
}

func tell(report suggestion.ImportReport, out output) {
	for _, row := range report.Rows {
		id := ""
		if row.SuggestionID != 0 {
			id = fmt.Sprintf(" #%d", row.SuggestionID)
		}
		out.line("%4d  %-7s%s  %s", row.Row, row.Action, id, row.Title())
		for _, p := range row.Problems {
			out.line("      %s [%s] %s", p.Severity, p.Column, p.Reason)
		}
	}
	if len(report.Ignored) > 0 {
		out.line("columns not read: %s", strings.Join(report.Ignored, ", "))
	}
	for _, name := range report.NewUnits {
		out.line("new unit: %s", name)
	}
	c := report.Counts
	out.line("rows: %d; create: %d, skip: %d, invalid: %d; new units: %d", c.Total, c.Create, c.Skip, c.Invalid, c.UnitsToCreate)
}

var errNoCongress = errors.New("there is no congress yet: set it up first, at the server's address")

// congressNamed finds a congress by name, short name or id, given with the
// flag; without a name, the only one.
func congressNamed(ctx context.Context, db *database.DB, flag, name string) (org.Congress, error) {
	var all []org.Congress
	if err := db.Read(ctx).Order("id").Find(&all).Error; err != nil {
		return org.Congress{}, err
	}
	var names []string
	for _, c := range all {
		if name != "" && (name == c.Name || name == c.ShortName || name == strconv.FormatUint(uint64(c.ID), 10)) || name == "" && len(all) == 1 {
			return c, nil
		}
		names = append(names, fmt.Sprintf("%d %s", c.ID, c.Name))
	}
	if len(all) == 0 {
		return org.Congress{}, errNoCongress
	}
	return org.Congress{}, fmt.Errorf("%s must name one of: %s", flag, strings.Join(names, "; "))
}
