package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"lianluo/internal/account"
	"lianluo/internal/app"
	"lianluo/internal/audit"
	"lianluo/internal/ballot"
	"lianluo/internal/calendar"
	"lianluo/internal/config"
	"lianluo/internal/database"
	"lianluo/internal/gateway"
	"lianluo/internal/mail"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
	"lianluo/internal/witness"
)

type doctorCommand struct {
	Rebuild bool `help:"Also derive anew what is stored beside the facts (states, due dates, to-dos) and mend what differs."`
}

// finding is one line of the doctor's report; a warning does not fail it.
type finding struct {
	name    string
	text    string
	warning bool
	err     error
}

// Run checks the set-up; it mends nothing unless asked to rebuild.
func (d doctorCommand) Run(ctx context.Context, out output) error {
	cfg, err := config.Load()
	if err != nil {
		return report(out, []finding{{name: "settings", err: err}})
	}
	findings := []finding{{name: "settings", text: "valid"}, dataFolder(cfg), mailServer(ctx, cfg)}
	for _, g := range cfg.Gateways() {
		findings = append(findings, gatewayServer(ctx, g))
	}
	db, err := app.Open(cfg)
	if err != nil {
		return report(out, append(findings, finding{name: "database", err: fmt.Errorf("%w; look at DATABASE_URL and LIANLUO_DATA", err)}))
	}
	findings = append(findings, examine(ctx, db, time.Now())...)
	if d.Rebuild {
		findings = append(findings, rebuild(ctx, db))
	}
	return errors.Join(report(out, findings), db.Close())
}

func report(out output, findings []finding) error {
	wrong := 0
	for _, f := range findings {
		switch {
		case f.err != nil:
			wrong++
			out.line("WRONG   %-15s %s", f.name, strings.ReplaceAll(f.err.Error(), "\n", "\n"+strings.Repeat(" ", 24)))
		case f.warning:
			out.line("warning %-15s %s", f.name, f.text)
		default:
			out.line("ok      %-15s %s", f.name, f.text)
		}
	}
	if wrong > 0 {
		return fmt.Errorf("%d of %d checks failed", wrong, len(findings))
	}
	return nil
}

func dataFolder(cfg config.Config) finding {
	f := finding{name: "data folder", text: cfg.Data + " can be written to"}
	if err := os.MkdirAll(cfg.Data, 0o750); err != nil {
		f.err = fmt.Errorf("%w; make the folder or name another in LIANLUO_DATA", err)
		return f
	}
	probe, err := os.CreateTemp(cfg.Data, ".doctor-*")
	if err != nil {
		f.err = fmt.Errorf("%w; give the server's user the right to write there, or name another folder in LIANLUO_DATA", err)
		return f
	}
	f.err = errors.Join(probe.Close(), os.Remove(probe.Name()))
	return f
}

// mailServer connects and logs in, and sends nothing. To have none is a
// choice, so it is no fault.
func mailServer(ctx context.Context, cfg config.Config) finding {
	f := finding{name: "mail server"}
	server := app.MailServer(cfg)
	if server == nil {
		f.warning, f.text = true, "none: no e-mails are sent, people find their notices in the platform only (LIANLUO_SMTP_ADDR sets one)"
		return f
	}
	f.text = cfg.SMTPAddr + " takes e-mails from this server"
	var failure *mail.Failure
	if err := server.Check(ctx); errors.As(err, &failure) {
		f.err = fmt.Errorf("%s: %w; %s", cfg.SMTPAddr, err, mailAdvice[failure.Code])
	} else if err != nil {
		f.err = err
	}
	return f
}

var mailAdvice = map[string]string{
	mail.Unreachable: "look at LIANLUO_SMTP_ADDR, at LIANLUO_SMTP_SECURITY (port 465 wants tls) and at the firewall",
	mail.Unprotected: "it offers no TLS that this machine trusts: install its certificate authority here, or correct LIANLUO_SMTP_SECURITY",
	mail.LogInFailed: "correct LIANLUO_SMTP_USER and LIANLUO_SMTP_PASSWORD",
}

// gatewayServer asks for the address, and sends nothing.
func gatewayServer(ctx context.Context, set config.Gateway) finding {
	f := finding{name: "gateway " + set.Kind, text: "answers; whether it takes messages is seen when the first is sent"}
	var failure *gateway.Failure
	if err := (gateway.Server{URL: set.URL}).Check(ctx); errors.As(err, &failure) {
		f.err = fmt.Errorf("%w (%s); %s", err, set.Setting("URL"), gatewayAdvice[failure.Code])
	} else if err != nil {
		f.err = err
	}
	return f
}

var gatewayAdvice = map[string]string{
	gateway.Unreachable: "look at the address and at the firewall",
	gateway.Unprotected: "install its certificate authority on this machine (SSL_CERT_FILE)",
}

// examine asks the database; what needs tables waits until the schema is right.
func examine(ctx context.Context, db *database.DB, now time.Time) []finding {
	if err := db.Ping(ctx); err != nil {
		return []finding{{name: "database", err: fmt.Errorf("no answer: %w; start it or correct DATABASE_URL", err)}}
	}
	findings := append([]finding{{name: "database", text: "answers"}}, replicas(ctx, db)...)
	current, newest, err := db.SchemaVersions(ctx)
	switch {
	case err != nil:
		return append(findings, finding{name: "schema", err: err})
	case current < newest:
		return append(findings, finding{name: "schema", err: fmt.Errorf("version %d, this program needs %d: run lianluo migrate, or start lianluo serve, which does the same", current, newest)})
	case current > newest:
		return append(findings, finding{name: "schema", err: fmt.Errorf("version %d, this program knows up to %d: use the newer program", current, newest)})
	}
	findings = append(findings, finding{name: "schema", text: fmt.Sprintf("version %d", current)})
	return append(findings, auditRecord(ctx, db), witnessed(ctx, db), ballots(ctx, db), holidays(ctx, db, calendar.On(now).Year()), sessions(ctx, db))
}

func replicas(ctx context.Context, db *database.DB) []finding {
	var out []finding
	states, err := db.Replicas(ctx)
	if err != nil {
		return []finding{{name: "replicas", err: err}}
	}
	for i, state := range states {
		f := finding{name: fmt.Sprintf("replica %d", i+1), text: "follows"}
		if state != nil { // the server reads elsewhere meanwhile
			f.text, f.warning = fmt.Sprintf("not read from: %s; look at no. %d of LIANLUO_DATABASE_REPLICAS", state, i+1), true
		}
		out = append(out, f)
	}
	return out
}

// rebuild fails when something differed, though it is mended by then: it must
// not happen, and whoever runs the server should know.
func rebuild(ctx context.Context, db *database.DB) finding {
	now := func() time.Time { return time.Now().UTC() }
	looked, differed, err := (&suggestion.Service{DB: db, Now: now}).Rebuild(ctx, now())
	f := finding{name: "derived data", text: fmt.Sprintf("%d suggestions, none differs from its facts", looked), err: err}
	if err == nil && len(differed) > 0 {
		f.err = fmt.Errorf("%d of %d suggestions differed from their facts and were mended: %v; please report this", len(differed), looked, differed)
	}
	return f
}

func auditRecord(ctx context.Context, db *database.DB) finding {
	f := finding{name: "audit record"}
	verdict, err := audit.Verify(ctx, db)
	switch {
	case err != nil:
		f.err = err
	case !verdict.Intact:
		f.err = fmt.Errorf("seal %d does not hold (%s): rows were changed outside the program; keep a copy of the database and find out who did it", verdict.BrokenSeal, verdict.Reason)
	default:
		f.text = fmt.Sprintf("%d events under %d seals hold; %d events not sealed yet", verdict.Events, verdict.Seals, verdict.Unsealed)
	}
	return f
}

// shown is how many differences the report names.
const shown = 20

// witnessed compares what the audit record tells of limits, breaches and all
// that rates are counted from with what the database holds.
func witnessed(ctx context.Context, db *database.DB) finding {
	f := finding{name: "facts"}
	v, err := witness.Check(ctx, db)
	if err != nil {
		f.err = err
		return f
	}
	if len(v.Differences) == 0 {
		f.text = fmt.Sprintf("%d suggestions with %d limits and %d breaches are as the audit record tells them", v.Items, v.Clocks, v.Breaches)
		if len(v.Before) > 0 {
			f.text += fmt.Sprintf("; %d are not compared, since their record began before it told enough: %v", len(v.Before), v.Before[:min(shown, len(v.Before))])
		}
		return f
	}
	lines := []string{fmt.Sprintf("%d facts are not as the audit record tells them: they were changed outside the program; keep a copy of the database and find out who did it", len(v.Differences))}
	for _, d := range v.Differences[:min(shown, len(v.Differences))] {
		lines = append(lines, fmt.Sprintf("suggestion %d, %s", d.SuggestionID, d.Fact), "  recorded: "+d.Recorded, "  stored:   "+d.Stored)
	}
	f.err = errors.New(strings.Join(lines, "\n"))
	return f
}

// ballots counts what was closed again: votes, result and hash could be changed
// together in the database, but not what the audit record was told.
func ballots(ctx context.Context, db *database.DB) finding {
	looked, changed, err := ballot.Check(ctx, db)
	f := finding{name: "ballots", text: fmt.Sprintf("%d closed ones, counted again, are as the audit record tells", looked), err: err}
	if err == nil && len(changed) > 0 {
		f.err = fmt.Errorf("%d of %d closed ones are not as they were closed: %v; they were changed outside the program; keep a copy of the database and find out who did it", len(changed), looked, changed[:min(shown, len(changed))])
	}
	return f
}

// holidays looks at this and the next year: due dates in a year without a
// table are provisional.
func holidays(ctx context.Context, db *database.DB, year int) finding {
	f := finding{name: "holiday table"}
	var stored []int
	if f.err = db.Read(ctx).Model(&rules.CalendarYear{}).Distinct().Pluck("year", &stored).Error; f.err != nil {
		return f
	}
	var missing []string
	for _, y := range []int{year, year + 1} {
		if !slices.Contains(stored, y) && !slices.Contains(calendar.NationalYears(), y) {
			missing = append(missing, strconv.Itoa(y))
		}
	}
	if len(missing) == 0 {
		f.text = fmt.Sprintf("covers %d and %d", year, year+1)
		return f
	}
	f.warning = true
	f.text = "no holidays for " + strings.Join(missing, " and ") + ": due dates in that time are provisional until they are entered (the notice for a year comes out in the autumn before)"
	return f
}

// sessions looks at the congresses that somebody has a role in: without a term
// there are no deputies, without a session nothing can be handed in.
func sessions(ctx context.Context, db *database.DB) finding {
	f := finding{name: "terms, sessions"}
	q := db.Read(ctx)
	var congresses []org.Congress
	used := q.Model(&account.Membership{}).Where("ended_at IS NULL").Distinct("congress_id")
	if f.err = q.Where("id IN (?)", used).Order("id").Find(&congresses).Error; f.err != nil {
		return f
	}
	var without []string
	for _, c := range congresses {
		var held int64
		if f.err = q.Model(&org.Session{}).Where("congress_id = ?", c.ID).Count(&held).Error; f.err != nil {
			return f
		}
		if held == 0 {
			without = append(without, c.Name)
		}
	}
	if f.text = fmt.Sprintf("there in each of %d congresses", len(congresses)); len(without) > 0 {
		f.warning = true
		f.text = "none in " + strings.Join(without, ", ") + ": no suggestion can be handed in there until the deputies' affairs office enters them (届次设置)"
	}
	return f
}
