package demo

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/calendar"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
)

// committees are the special committees, with what each is responsible for.
var committees = []struct {
	name, field string
	categories  []string
}{
	{"城乡建设和环境资源保护委员会", "城乡规划建设、交通、生态环境、自然资源", []string{"urban_environment"}},
	{"财政经济委员会", "财政、预算、经济、商务、科技", []string{"finance_economy"}},
	{"教育科学文化卫生委员会", "教育、文化旅游、卫生健康、体育", []string{"education_health"}},
	{"社会建设委员会", "民政、人力资源社会保障、应急管理", []string{"social"}},
	{"农业与农村委员会", "农业农村、水利、林业", []string{"agriculture"}},
	{"监察和司法委员会", "监察、公安、司法行政、法院、检察院", []string{"politics_law"}},
}

// addSupervisors makes the leaders on both sides and the special committees;
// the first of each is one of the printed log-ins.
func (w *world) addSupervisors(ctx context.Context) error {
	for _, c := range committees {
		row, err := w.orgs.CreateCommittee(ctx, w.office, org.CommitteeRequest{Name: c.name, Field: c.field, Categories: c.categories})
		if err != nil {
			return err
		}
		w.committees = append(w.committees, row.ID)
	}
	return w.db.Write(ctx, func(tx *gorm.DB) error {
		add := func(to *[]access.Actor, login string, hat account.Membership) error {
			if len(*to) > 0 {
				login = fmt.Sprintf("%s%d", login, len(*to)+1)
			}
			name, _ := w.people.next()
			actor, err := w.person(tx, login, name, "", hat)
			*to = append(*to, actor)
			return err
		}
		for range 3 {
			if err := add(&w.leaders, "supervising_leader", account.Membership{Role: access.SupervisingLeader}); err != nil {
				return err
			}
			if err := add(&w.officials, "leading_official", account.Membership{Role: access.LeadingOfficial}); err != nil {
				return err
			}
		}
		for _, id := range w.committees {
			if err := add(&w.committeeStaff, "committee", account.Membership{Role: access.Committee, CommitteeID: id}); err != nil {
				return err
			}
			w.committeeStaff[len(w.committeeStaff)-1].CommitteeID = id
		}
		return nil
	})
}

// clockDay is the day on which a step happens.
func (w *world) clockDay() calendar.Date { return calendar.On(w.clock.now()) }

// When the key items of the year were decided, counted from today.
const (
	firstDecision  = -70
	secondDecision = -12
	keyItems       = 10
)

// tellSupervision adds the key items: eight that were decided in spring, in
// several states, and two that came to them lately.
func (w *world) tellSupervision() {
	w.then(firstDecision-6, 10, func(ctx context.Context) error { return w.nominate(ctx, 11) })
	w.then(firstDecision-2, 20, func(ctx context.Context) error { return w.prepare(ctx, true) })
	w.then(firstDecision, 60, func(ctx context.Context) error { return w.decide(ctx, "第41次主任会议", 8) })
	for i := range 8 {
		w.then(firstDecision+5+i/2, 90+i, func(ctx context.Context) error { return w.planned(ctx, i) })
		w.then(firstDecision+8+i/2, 120+i, func(ctx context.Context) error { return w.agreed(ctx, i) })
		w.then(-36+i/3, 200+i, func(ctx context.Context) error { return w.progress(ctx, i, 0, true) })
		if i%4 != 0 {
			w.then(-12+i/3, 210+i, func(ctx context.Context) error { return w.progress(ctx, i, 1, true) })
		}
		w.then(-4, 220+i, func(ctx context.Context) error { return w.progress(ctx, i, 2, false) })
	}
	w.then(secondDecision-4, 10, func(ctx context.Context) error { return w.nominate(ctx, 3) })
	w.then(secondDecision-2, 20, func(ctx context.Context) error { return w.prepare(ctx, false) })
	w.then(secondDecision, 60, func(ctx context.Context) error { return w.decide(ctx, "第44次主任会议", 2) })
	w.then(-5, 90, func(ctx context.Context) error { return w.planned(ctx, 8) })
	w.then(-2, 30, func(ctx context.Context) error { return w.nominate(ctx, 2) })
	w.tellActivities()
	w.tellLetters()
	w.then(-3, 300, w.lookBack)
}

func (w *world) then(day, minute int, do func(ctx context.Context) error) {
	w.steps = append(w.steps, step{at(w.workday(day), minute), func(ctx context.Context) error {
		if err := do(ctx); err != nil {
			return fmt.Errorf("supervision on day %d: %w", day, err)
		}
		return nil
	}})
}

// nominate lets several people nominate suggestions that units have now, some
// of the printed unit's first.
func (w *world) nominate(ctx context.Context, count int) error {
	var ids, mine []uint
	open := func() *gorm.DB {
		return w.db.Read(ctx).Table("suggestions s").Joins("JOIN assignments a ON a.suggestion_id = s.id AND a.role <> 'co'").
			Where("s.congress_id = ? AND s.phase IN ? AND s.key_item_id = 0 AND s.session_id = ? AND NOT s.reference_only AND s.asked = ?", w.congress,
				[]suggestion.Phase{suggestion.Assigned, suggestion.InHandling}, w.thisSession.ID, false).
			Where("NOT EXISTS (SELECT 1 FROM supervision_candidates c WHERE c.suggestion_id = s.id)").Group("s.id").Order("s.id DESC")
	}
	printed := w.crews[transport].unit.ID
	if err := open().Where("a.unit_id = ?", printed).Limit((count+3)/4).Pluck("s.id", &mine).Error; err != nil {
		return err
	}
	if err := open().Where("a.unit_id <> ?", printed).Limit(count-len(mine)).Pluck("s.id", &ids).Error; err != nil {
		return err
	}
	ids = append(mine, ids...)
	for i, id := range ids {
		by := []access.Actor{w.committeeStaff[i%len(w.committeeStaff)], w.office, w.leaders[i%len(w.leaders)], w.head}
		for j := range 1 + (i*3+1)%len(by) {
			if _, err := w.supervision.Nominate(ctx, by[(i+j)%len(by)], id, pick(nominationReasons, i+j)); err != nil {
				return err
			}
		}
	}
	return nil
}

// prepare writes what the office would propose, and puts two similar ones together.
func (w *world) prepare(ctx context.Context, group bool) error {
	rows, err := w.openCandidates(ctx)
	if err != nil {
		return err
	}
	for i, c := range rows {
		r, err := w.supervision.Prepare(ctx, w.office, c.ID, c.Version, supervision.Preparation{Note: pick(preparationNotes, i),
			LeaderID: w.leaders[i%2].UserID, OfficialID: w.officials[i%2].UserID, CommitteeID: w.committees[i%3]})
		if err != nil {
			return err
		}
		if group && i == len(rows)-1 {
			if _, err := w.supervision.Group(ctx, w.office, r.ID, r.Version, rows[0].ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *world) openCandidates(ctx context.Context) (rows []supervision.Candidate, err error) {
	err = w.db.Read(ctx).Where("state = ? AND main_id IS NULL", supervision.CandidateOpen).Order("id").Find(&rows).Error
	return rows, err
}

// decide records the meeting's decision: the first ones are chosen.
func (w *world) decide(ctx context.Context, meeting string, count int) error {
	rows, err := w.openCandidates(ctx)
	if err != nil {
		return err
	}
	paper, err := w.scan(ctx, w.office, meeting+"纪要.pdf", "云岭市人大常委会"+meeting+"纪要（演示）", "会议听取了关于重点督办建议遴选情况的汇报，", "经研究，同意将下列建议列为本年度重点督办建议。")
	if err != nil {
		return err
	}
	d := supervision.Decided{HeldOn: w.clockDay(), Meeting: "常委会" + meeting, Publication: "在市人大网站和《云岭日报》公布。", AttachmentIDs: paper}
	for i, c := range rows {
		v := supervision.Verdict{CandidateID: c.ID, Version: c.Version, Chosen: i < count}
		if !v.Chosen {
			v.Reason = pick(refusalReasons, i)
		}
		d.Verdicts = append(d.Verdicts, v)
	}
	_, err = w.supervision.Decide(ctx, w.office, d)
	return err
}

// key gives the i-th key item as the office sees it.
func (w *world) key(ctx context.Context, i int) (supervision.View, error) {
	var ids []uint
	if err := w.db.Read(ctx).Model(&supervision.KeyItem{}).Order("id").Pluck("id", &ids).Error; err != nil {
		return supervision.View{}, err
	}
	return w.supervision.Detail(ctx, w.office, ids[i])
}

// The people of a key item's parties.
func (w *world) leaderOf(v supervision.View) access.Actor {
	return w.leaders[slices.IndexFunc(w.leaders, func(a access.Actor) bool { return a.UserID == v.Parties.Leader.ID })]
}

func (w *world) officialOf(v supervision.View) access.Actor {
	return w.officials[slices.IndexFunc(w.officials, func(a access.Actor) bool { return a.UserID == v.Parties.Official.ID })]
}

func (w *world) committeeOf(v supervision.View) access.Actor {
	return w.committeeStaff[slices.Index(w.committees, v.Parties.Committee.ID)]
}

func (w *world) clerkOf(v supervision.View) access.Actor {
	return w.crews[v.Parties.Units[0].Name].clerk
}

// planned writes the plan of the i-th key item and hands it to its leader.
func (w *world) planned(ctx context.Context, i int) error {
	v, err := w.key(ctx, i)
	if err != nil {
		return err
	}
	unit := v.Parties.Units[0].ID
	last := []int{-3, 4, 26, 18}[i%4]
	plan := supervision.Plan{Goals: pick(planGoals, i), Milestones: []supervision.PlannedMilestone{
		{Text: "完成现状摸底，形成问题清单", Party: supervision.PartyUnit, UnitID: unit, Person: w.clerkOf(v).Name, DueOn: w.today.AddDays(-34)},
		{Text: pick(middleSteps, i), Party: supervision.PartyCommittee, Person: w.committeeOf(v).Name, DueOn: w.today.AddDays(-9 + 4*(i%4))},
		{Text: pick(lateSteps, i), Party: supervision.PartyUnit, UnitID: unit, Person: w.clerkOf(v).Name, DueOn: w.today.AddDays(last)},
		{Text: "召开推进会，研究解决未完成事项", Party: supervision.PartyOfficial, Person: w.officialOf(v).Name, DueOn: w.today.AddDays(45)},
		{Text: "开展回头看，向主任会议报告督办情况", Party: supervision.PartyCommittee, Person: w.committeeOf(v).Name, DueOn: w.today.AddDays(90)},
	}}
	if i == 8 { // lately chosen: everything still lies ahead
		for j := range plan.Milestones {
			plan.Milestones[j].DueOn = w.today.AddDays(20 + 25*j)
		}
	}
	r, err := w.supervision.EditPlan(ctx, w.committeeOf(v), v.ID, v.Version, plan)
	if err != nil {
		return err
	}
	_, err = w.supervision.SubmitPlan(ctx, w.committeeOf(v), v.ID, r.Version)
	return err
}

// agreed: the leader confirms the plan; one was sent back before.
func (w *world) agreed(ctx context.Context, i int) error {
	v, err := w.key(ctx, i)
	if err != nil {
		return err
	}
	version := v.Version
	if i == 3 {
		r, err := w.supervision.ReturnPlan(ctx, w.leaderOf(v), v.ID, version, "请把责任落实到具体科室，并增加一次现场督办。")
		if err != nil {
			return err
		}
		if r, err = w.supervision.SubmitPlan(ctx, w.committeeOf(v), v.ID, r.Version); err != nil {
			return err
		}
		version = r.Version
	}
	r, err := w.supervision.ConfirmPlan(ctx, w.leaderOf(v), v.ID, version)
	if err != nil || i%3 != 0 {
		return err
	}
	_, err = w.supervision.Instruct(ctx, w.officialOf(v), v.ID, r.Version, pick(instructions, i))
	return err
}

// progress reports on a step of the plan of the i-th key item.
func (w *world) progress(ctx context.Context, i, step int, completed bool) error {
	v, err := w.key(ctx, i)
	if err != nil {
		return err
	}
	m, by := v.Plan[step], w.clerkOf(v)
	if m.Party == supervision.PartyCommittee {
		by = w.committeeOf(v)
	}
	if m.UnitID != 0 && by.UnitID != m.UnitID { // another unit has it by now
		return nil
	}
	_, err = w.supervision.Report(ctx, by, m.ID, v.Version, supervision.Told{Text: pick(progressTexts, i+step*3), Completed: completed})
	return err
}

// tellLetters: one that was answered, and one that waits for its answer.
func (w *world) tellLetters() {
	send := func(i int, kind, body string) func(context.Context) error {
		return func(ctx context.Context) error {
			v, err := w.key(ctx, i)
			if err != nil {
				return err
			}
			_, err = w.supervision.SendLetter(ctx, w.committeeOf(v), v.ID, v.Version, supervision.Wording{Kind: kind, UnitID: v.Parties.Units[0].ID, Body: body})
			return err
		}
	}
	w.then(-24, 70, send(2, supervision.LetterSupervision, "该建议列为重点督办建议后，主要事项推进较慢。请对照督办方案倒排工期，明确分管负责人，并书面报告整改情况。"))
	w.then(-18, 70, func(ctx context.Context) error {
		v, err := w.key(ctx, 2)
		if err != nil {
			return err
		}
		_, err = w.supervision.AnswerLetter(ctx, w.clerkOf(v), v.Letters[0].ID, v.Version, supervision.Reply{
			Text: "收到督办函后，我单位召开专题会议，明确分管负责人牵头，按周调度；目前已完成方案设计，预算已落实，下月进场施工。"})
		return err
	})
	w.then(-3, 70, send(0, supervision.LetterUrging, "督办方案中的一步已临近期限。请抓紧推进，并于期限内书面回复进展情况和预计完成时间。"))
}

// lookBack goes to see what was promised of the first key item with a reply,
// and writes down what came of it.
func (w *world) lookBack(ctx context.Context) error {
	looked := 0
	for i := range keyItems {
		v, err := w.key(ctx, (i+2)%keyItems)
		if err != nil {
			return err
		}
		if looked == 2 || !slices.Contains(v.Actions, supervision.RecordCheck) {
			continue
		}
		l := supervision.LookBack{HeldOn: w.clockDay(), Summary: pick(lookBackTexts, looked), Findings: []supervision.Seen{}}
		for j, p := range v.Commitments {
			f := supervision.Seen{CommitmentID: p.ID, Found: supervision.FoundKept, SeenOn: w.clockDay()}
			if (j+looked)%2 == 1 {
				f.Found, f.Note = supervision.FoundPartly, "主体已经完成，配套设施还在安装。"
			}
			l.Findings = append(l.Findings, f)
		}
		r, err := w.supervision.RecordCheck(ctx, w.committeeOf(v), v.ID, v.Version, l)
		if err != nil {
			return err
		}
		if looked == 0 {
			if err := w.concluded(ctx, v.ID, r.Version); err != nil {
				return err
			}
		}
		looked++
	}
	return nil
}

// concluded: all steps are reached, the outcome is written, the supervision ends.
func (w *world) concluded(ctx context.Context, id, version uint) error {
	v, err := w.supervision.Detail(ctx, w.office, id)
	if err != nil {
		return err
	}
	for _, m := range v.Plan {
		if m.CompletedOn.IsZero() {
			r, err := w.supervision.Report(ctx, w.committeeOf(v), m.ID, version, supervision.Told{Text: "经核实，这一步已经完成。", Completed: true})
			if err != nil {
				return err
			}
			version = r.Version
		}
	}
	r, err := w.supervision.RecordOutcome(ctx, w.committeeOf(v), id, version, "督办以来，代表所提各项建议均已落地，受益群众约一万二千人；相关做法已在全市推广。")
	if err != nil {
		return err
	}
	_, err = w.supervision.Conclude(ctx, w.office, id, r.Version)
	return err
}
