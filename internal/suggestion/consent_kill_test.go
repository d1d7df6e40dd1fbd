package suggestion

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/witness/witnesstest"
)

// clerkship does use cases one after the other and says each once it is done.
type clerkship struct {
	s   *Service
	db  *database.DB
	by  map[string]access.Actor
	say *json.Encoder
}

// underway is one item. Nobody rates it, so that units know it by the
// same version as everybody.
type underway struct {
	c           *clerkship
	id, version uint
	on, ask     uint
}

func (c *clerkship) must(err error) {
	if err != nil {
		panic(err)
	}
}

// done keeps what an action gave and says so.
func (u *underway) done(r Receipt, err error) {
	u.c.must(err)
	u.id, u.version = r.ID, r.Version
	for _, v := range []struct{ to, from *uint }{{&u.on, &r.AssignmentID}, {&u.ask, &r.RequestID}} {
		if *v.from != 0 {
			*v.to = *v.from
		}
	}
	u.c.must(u.c.say.Encode(said{Item: u.id, Version: u.version}))
}

// asks makes a Request, and each of the others agrees; one with a minus refuses.
func (u *underway) asks(who string, a Action, asked Asked, deciding ...string) {
	at := target{suggestion: u.id}
	switch a.step().subject {
	case anAssignment:
		at = target{assignment: u.on}
	case aCommitment:
		at = target{commitment: u.promise()}
	}
	u.done(u.c.s.Ask(context.Background(), u.c.by[who], at, a, u.version, "说明如下", asked))
	request := u.ask
	for _, name := range deciding {
		name, refuses := strings.CutPrefix(name, "-")
		u.done(u.c.s.Decide(context.Background(), u.c.by[name], request, u.version, !refuses, "请照此办理"))
	}
}

func (u *underway) promise() (id uint) {
	u.c.must(u.c.db.Read(context.Background()).Model(&Commitment{}).Where("suggestion_id = ? AND state = 'open'", u.id).Pluck("id", &id).Error)
	return id
}

func (u *underway) points() (ids []string) {
	text, err := database.One[ContentVersion](u.c.db.Read(context.Background()).Where("suggestion_id = ?", u.id).Order("no DESC"))
	u.c.must(err)
	for _, p := range text.Points {
		ids = append(ids, p.ID)
	}
	return ids
}

// begin takes a new item to the office's review, or on to its number.
func (c *clerkship) begin(registered bool) *underway {
	ctx, u := context.Background(), &underway{c: c}
	u.done(c.s.Create(ctx, c.by["lead"], false, Content{Title: "关于完善路灯的建议", Category: "urban_environment", Situation: "路灯不足。",
		Points: []string{"增设路灯", "延长照明"}, PublicityConsent: "full"}))
	u.done(c.s.Submit(ctx, c.by["lead"], u.id, u.version))
	u.done(c.s.StartReview(ctx, c.by["office"], u.id, u.version))
	if registered {
		u.done(c.s.Register(ctx, c.by["office"], u.id, u.version))
	}
	return u
}

// meeting assigns items in one batch.
func (c *clerkship) meeting(items ...*underway) {
	var lines []Placement
	for _, u := range items {
		lines = append(lines, Placement{SuggestionID: u.id, Version: u.version, UnitID: transport})
	}
	fates, err := c.s.AssignBatch(context.Background(), c.by["office"], lines, "交办会")
	c.must(err)
	for i, u := range items {
		if !fates[i].OK {
			panic(fmt.Sprint(fates[i]))
		}
		u.version++
		c.must(c.db.Read(context.Background()).Model(&Assignment{}).Where("suggestion_id = ?", u.id).Pluck("id", &u.on).Error)
		c.must(c.say.Encode(said{Item: u.id, Version: u.version}))
	}
}

// answers takes an assigned item to a reply with a promise.
func (u *underway) answers() {
	ctx, c := context.Background(), u.c
	u.done(c.s.Receive(ctx, c.by["clerk"], u.on, u.version))
	u.done(c.s.RecordContact(ctx, c.by["clerk"], u.on, u.version, Contact{Phase: "before", Mode: "visit", HeldOn: calendar.On(c.s.Now()), Persons: "王科长", Summary: "听取意见"}))
	text := ReplyText{ClassCode: "B", CommitmentText: "年底前完成", CommitmentDueOn: calendar.On(c.s.Now()).AddDays(100)}
	for _, p := range u.points() {
		text.Answers = append(text.Answers, Answer{PointID: p, Text: "已列入计划"})
	}
	saved, err := c.s.SaveReply(ctx, c.by["clerk"], u.on, 0, text)
	c.must(err)
	u.done(c.s.SubmitReply(ctx, c.by["clerk"], saved.ReplyID, u.version))
	u.done(c.s.ReviewReply(ctx, c.by["reviewer"], saved.ReplyID, u.version, Decision{Pass: true}))
	u.done(c.s.SignReply(ctx, c.by["signer"], saved.ReplyID, u.version, Decision{Pass: true, DocumentNo: fmt.Sprintf("云交函〔2026〕%d号", saved.ReplyID)}))
}

// imports brings in a register of rows that were never there before.
func (c *clerkship) imports() {
	source := fmt.Sprintf("登记表%d.tsv", rand.Uint64())
	rows := []string{"标题\t建议号\t届次会议"}
	for i := range 40 {
		rows = append(rows, fmt.Sprintf("关于%s第%d件的建议\t第%03d号\t第七届第一次会议", source, i, i))
	}
	report, err := c.s.Import(context.Background(), c.by["office"], RegisterFile{Source: source, Data: []byte(strings.Join(rows, "\n")), SkipInvalid: true})
	c.must(err)
	c.must(c.say.Encode(said{Source: source, Rows: report.Counts.Create}))
}

// write goes through everything once.
func (c *clerkship) write() {
	a, b, d := c.begin(true), c.begin(true), c.begin(true)
	c.meeting(a, b, d)
	a.answers()
	a.asks("clerk", ReportCommitment, Asked{Text: "已完成"}, "signer", "-office")
	a.asks("clerk", AskCommitmentChange, Asked{Text: "车辆未到", Until: calendar.On(c.s.Now()).AddDays(200)}, "signer", "office")
	a.asks("clerk", ReportCommitment, Asked{Text: "已完成"}, "signer", "office")
	a.asks("lead", AskWithdrawal, Asked{}, "office")
	b.done(c.s.Receive(context.Background(), c.by["clerk"], b.on, b.version))
	b.asks("clerk", AskExtension, Asked{Until: calendar.On(c.s.Now()).AddDays(120)}, "signer", "gov_office", "head")
	b.asks("clerk", AskReturn, Asked{ReasonCode: "not_our_duty", UnitID: education}, "signer", "gov_office")
	d.asks("lead", ObjectToAssignment, Asked{}, "office")
	e, f := c.begin(false), c.begin(false)
	e.asks("office", AskNonAcceptance, Asked{ReasonCode: "personal_matter"}, "head")
	f.asks("office", AskSplit, Asked{Points: f.points()[1:], Text: "关于延长照明的建议"}, "lead")
	f.asks("office", AskMerge, Asked{TargetID: b.id}, "head")
	c.imports()
}

// writeRequests goes through Requests of every kind, batches and imports.
func writeRequests(s *Service, by map[string]access.Actor, say *json.Encoder) error {
	for c := (&clerkship{s: s, db: s.DB, say: say, by: by}); ; {
		c.write()
	}
}

// Killed at any moment of a Request, a batch or an import, nothing that was
// acknowledged is lost and nothing is half done: the record tells what the
// facts are, each version has its line, and an import is there or is not.
func TestAWriterKilledAmongRequestsLosesNothing(t *testing.T) {
	const kills = 12
	killing(t, func(w *world, dsn string) {
		versions, sources := map[uint]uint{}, map[string]int{}
		for i := range kills {
			w.kill(dsn, "requests", 1+rand.IntN(25)+25*(i%4), 15*time.Millisecond, func(s said) {
				if s.Source != "" {
					sources[s.Source] = s.Rows
				} else {
					versions[s.Item] = s.Version
				}
			})
			w.nothingHalf(versions, sources)
		}
		w.Logf("%d items and %d imports were acknowledged", len(versions), len(sources))
		if len(versions) < kills || len(sources) == 0 {
			w.Errorf("%d items, %d imports: nothing is proved", len(versions), len(sources))
		}
	})
}

func (w *world) nothingHalf(versions map[uint]uint, sources map[string]int) {
	w.Helper()
	witnesstest.Agrees(w, w.db)
	q := w.db.Read(w.Context())
	var rows []struct{ ID, Version, Events, Half uint }
	// What was split off is made and then goes through its first action.
	if err := q.Raw(`SELECT s.id, s.version, (SELECT COUNT(*) FROM audit_events e WHERE e.subject = 'suggestion/' || s.id AND e.action = 'suggestion.split_off') +
		(SELECT COUNT(*) FROM audit_events e WHERE e.subject = 'suggestion/' || s.id AND NOT (e.action = 'suggestion.draft_reply' AND e."to" = 'draft')) AS events,
		(SELECT COUNT(*) FROM consent_requests r WHERE r.suggestion_id = s.id AND NOT EXISTS (SELECT 1 FROM consent_request_steps p WHERE p.request_id = r.id)) AS half
		FROM suggestions s WHERE origin <> 'imported'`).Scan(&rows).Error; err != nil {
		w.Fatal(err)
	}
	for _, r := range rows {
		if r.Events != r.Version || r.Half > 0 || r.Version < versions[r.ID] {
			w.Errorf("half done or lost, acknowledged as version %d: %+v", versions[r.ID], r)
		}
	}
	var imported []struct {
		Source             string
		Rows, Items, Texts int
	}
	if err := q.Raw(`SELECT i.source, COUNT(*) AS rows, COUNT(s.id) AS items, (SELECT COUNT(*) FROM content_versions t WHERE t.suggestion_id IN
		(SELECT o.suggestion_id FROM imported_rows o WHERE o.source = i.source)) AS texts FROM imported_rows i LEFT JOIN suggestions s ON s.id = i.suggestion_id GROUP BY i.source`).Scan(&imported).Error; err != nil {
		w.Fatal(err)
	}
	found := map[string]int{}
	for _, i := range imported {
		found[i.Source] = i.Rows
		if i.Rows != 40 || i.Items != 40 || i.Texts != 40 {
			w.Errorf("half an import: %+v", i)
		}
	}
	for source, n := range sources {
		if found[source] != n {
			w.Errorf("of %s %d rows were acknowledged, %d are there", source, n, found[source])
		}
	}
	now := time.Now().UTC()
	if _, differed, err := w.svc.Rebuild(w.Context(), now); err != nil || len(differed) > 0 {
		w.Errorf("%v differ from their facts: %v", differed, err)
	}
}
