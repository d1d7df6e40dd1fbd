package bench

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/calendar"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
)

const (
	password = "Bench-Horse-42"
	deputies = 305
	units    = 60
)

// made is what the seed leaves behind for the measurement.
type made struct {
	congress uint
	actors   map[string]access.Actor // by log-in name
	items    []sample                // one a stage, made through the use cases
	copied   int64                   // how many copies there are
}

// sample is one item that went through the use cases; copies are made of it.
type sample struct {
	stage                               int
	suggestion, assignment, reply, vers uint
}

// The stages that samples end at, in the order of a life.
const (
	drafted = iota
	submitted
	underReview
	registered
	assigned
	received
	inReview
	inSignoff
	delivered
	dissatisfied
	closed
)

// stages is the mix that is copied: 20 items, a quarter of them closed.
var stages = []int{drafted, submitted, underReview, registered, assigned, assigned, received, received, received, inReview,
	inSignoff, inSignoff, delivered, delivered, dissatisfied, closed, closed, closed, closed, closed}

var topics = []string{"增开夜间公交", "老旧小区加装电梯", "山区饮水管网", "校门口交通秩序", "乡镇卫生院设备", "河道清淤",
	"农村快递站点", "景区停车场", "养老食堂", "盲道整治", "垃圾分类站", "公共充电桩", "古村落保护", "职业学校实训",
	"农田水渠", "社区图书室", "路灯改造", "消防通道", "儿童公园", "政务自助终端"}

func (b *bench) seed(ctx context.Context) error {
	if !b.app.DB.IsPostgres() {
		return errEngine
	}
	var n int64
	if err := b.app.DB.Read(ctx).Model(&org.Congress{}).Count(&n).Error; err != nil || n > 0 {
		if err == nil {
			err = errNotEmpty
		}
		return err
	}
	hash, err := account.HashPassword(ctx, password)
	if err != nil {
		return err
	}
	if err := b.app.DB.Write(ctx, func(tx *gorm.DB) error { return b.people(tx, hash) }); err != nil {
		return err
	}
	if err := b.samples(ctx); err != nil {
		return err
	}
	return b.copies(ctx)
}

// people sets up the congresses, the first of which is the one that is measured.
func (b *bench) people(tx *gorm.DB, hash string) error {
	b.made = made{congress: 1, actors: map[string]access.Actor{}}
	for n := range b.Congresses {
		if err := b.congress(tx, n+1); err != nil {
			return err
		}
	}
	return b.accounts(tx, hash, 1, 2, 1)
}

// congress sets up the nth one, with what copies are dealt out to.
func (b *bench) congress(tx *gorm.DB, n int) error {
	now := time.Now().UTC()
	day := calendar.On(now)
	congress := org.Congress{Name: fmt.Sprintf("测速%d市人民代表大会", n), ShortName: fmt.Sprintf("测速%d市", n), Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: now}
	if err := tx.Create(&congress).Error; err != nil {
		return err
	}
	if int(congress.ID) != n {
		return errNotEmpty
	}
	term := org.Term{CongressID: congress.ID, Number: 1, Name: "第一届", StartsOn: day.AddDays(-400)}
	if err := tx.Create(&term).Error; err != nil {
		return err
	}
	var sessions []org.Session
	for y := range b.Years { // the present one first
		sessions = append(sessions, org.Session{CongressID: congress.ID, TermID: term.ID, Number: b.Years - y, Name: fmt.Sprintf("第%d次会议", b.Years-y),
			OpensOn: day.AddDays(-300 - 365*y), ClosesOn: day.AddDays(-295 - 365*y)})
	}
	var bodies []org.Unit
	for i := range units {
		bodies = append(bodies, org.Unit{CongressID: congress.ID, Name: fmt.Sprintf("市第%d局", i+1), ShortName: fmt.Sprintf("%d局", i+1), System: org.Government, Active: true})
	}
	var people []deputy.Deputy
	for i := range deputies {
		people = append(people, deputy.Deputy{CongressID: congress.ID, TermID: term.ID, Name: fmt.Sprintf("代表%03d", i+1), CardNo: fmt.Sprint(i + 1), Level: deputy.Municipal, Status: deputy.Active})
	}
	for _, rows := range []any{&sessions, &bodies, &people} {
		if err := tx.Create(rows).Error; err != nil {
			return err
		}
	}
	_, err := rules.Ensure(tx, congress.ID, day.AddDays(-400))
	return err
}

func (b *bench) accounts(tx *gorm.DB, hash string, first, second, lead uint) error {
	for _, p := range []struct {
		login string
		hat   account.Membership
	}{
		{"bench-deputy", account.Membership{Role: access.Deputy, DeputyID: lead}},
		{"bench-office", account.Membership{Role: access.Office}},
		{"bench-clerk", account.Membership{Role: access.Clerk, UnitID: first}},
		{"bench-clerk2", account.Membership{Role: access.Clerk, UnitID: second}},
		{"bench-reviewer", account.Membership{Role: access.Reviewer, UnitID: first}},
		{"bench-signer", account.Membership{Role: access.Signer, UnitID: first}},
	} {
		u, err := b.app.Features.Account.CreateUser(tx, access.Actor{}, account.User{CongressID: b.made.congress, LoginName: p.login, Name: "测速" + string(p.hat.Role), Phone: "13800000000", PasswordHash: hash}, "")
		if err != nil {
			return err
		}
		p.hat.UserID, p.hat.CongressID = u.ID, b.made.congress
		if _, err := b.app.Features.Account.Grant(tx, access.Actor{}, p.hat); err != nil {
			return err
		}
		b.made.actors[p.login] = access.Actor{UserID: u.ID, CongressID: b.made.congress, Role: p.hat.Role, UnitID: p.hat.UnitID, DeputyID: p.hat.DeputyID, Name: u.Name}
	}
	return nil
}

// samples takes one item to each stage, through the use cases, day by day.
func (b *bench) samples(ctx context.Context) error {
	for i, stage := range stages {
		at := time.Now().UTC().AddDate(0, 0, -40)
		m := &maker{bench: b, ctx: ctx, s: &suggestion.Service{DB: b.app.DB, Now: func() time.Time { return at }}}
		m.next = func() { at = at.AddDate(0, 0, 1) }
		item, err := m.make(stage, topics[i])
		if err != nil {
			return fmt.Errorf("sample %d: %w", i, err)
		}
		b.made.items = append(b.made.items, item)
	}
	return nil
}

type maker struct {
	*bench
	ctx  context.Context
	s    *suggestion.Service
	next func()
}

func (m *maker) make(stage int, topic string) (sample, error) {
	it := sample{stage: stage}
	as := m.made.actors
	var receipt suggestion.Receipt
	steps := [][]func() (suggestion.Receipt, error){
		drafted: {func() (suggestion.Receipt, error) {
			return m.s.Create(m.ctx, as["bench-deputy"], false, content(topic))
		}},
		submitted: {func() (suggestion.Receipt, error) {
			return m.s.Submit(m.ctx, as["bench-deputy"], it.suggestion, it.vers)
		}},
		underReview: {func() (suggestion.Receipt, error) {
			return m.s.StartReview(m.ctx, as["bench-office"], it.suggestion, it.vers)
		}},
		registered: {func() (suggestion.Receipt, error) {
			return m.s.Register(m.ctx, as["bench-office"], it.suggestion, it.vers)
		}},
		assigned: {func() (suggestion.Receipt, error) {
			return m.s.Assign(m.ctx, as["bench-office"], it.suggestion, it.vers, suggestion.Sole(as["bench-clerk"].UnitID, "请按期办理。"))
		}},
		received:  m.receiving(&it),
		inReview:  m.answering(&it),
		inSignoff: {func() (suggestion.Receipt, error) { return m.decide(it, "bench-reviewer", m.s.ReviewReply) }},
		delivered: {func() (suggestion.Receipt, error) { return m.decide(it, "bench-signer", m.s.SignReply) }},
		dissatisfied: {func() (suggestion.Receipt, error) {
			return m.s.GiveFeedback(m.ctx, as["bench-deputy"], it.suggestion, it.vers, rating(stage))
		}},
		closed: {func() (suggestion.Receipt, error) {
			return m.s.Close(m.ctx, as["bench-office"], it.suggestion, it.vers)
		}},
	}
	for _, some := range steps[:stage+1] {
		for _, step := range some {
			var err error
			if receipt, err = step(); err != nil {
				return it, err
			}
			it.suggestion, it.vers = receipt.ID, receipt.Version
			it.assignment = max(it.assignment, receipt.AssignmentID)
			m.next()
		}
	}
	return it, nil
}

func content(topic string) suggestion.Content {
	return suggestion.Content{Title: "关于" + topic + "的建议", Category: "social", PublicityConsent: "full", SuggestedUnits: "市第1局",
		Situation: topic + "一事，群众反映较多。近年来城区范围扩大，原有设施和服务已不能满足需要，早晚高峰尤为明显，山区乡镇距离较远，办理不便。",
		Analysis:  "一是规划滞后，二是资金分散，三是部门之间衔接不够，责任不够清楚。",
		Points:    []string{"请研究" + topic + "的实施方案，列入年度计划。", "请明确牵头单位和完成时限，并向社会公布。", "请建立日常维护和监督办法。"}}
}

func (m *maker) receiving(it *sample) []func() (suggestion.Receipt, error) {
	clerk := m.made.actors["bench-clerk"]
	return []func() (suggestion.Receipt, error){
		func() (suggestion.Receipt, error) { return m.s.Receive(m.ctx, clerk, it.assignment, it.vers) },
		func() (suggestion.Receipt, error) {
			return m.s.RecordContact(m.ctx, clerk, it.assignment, it.vers, suggestion.Contact{Phase: "during", Mode: "meeting",
				HeldOn: calendar.On(m.s.Now()), Place: "市第1局", Persons: "代表001、承办人", Summary: "当面听取意见，说明现状和打算。"})
		},
		func() (suggestion.Receipt, error) {
			return m.s.NoteProgress(m.ctx, clerk, it.assignment, it.vers, "已完成现场踏勘，正在编制方案。")
		},
	}
}

func (m *maker) answering(it *sample) []func() (suggestion.Receipt, error) {
	return []func() (suggestion.Receipt, error){func() (suggestion.Receipt, error) {
		clerk := m.made.actors["bench-clerk"]
		view, err := m.s.Detail(m.ctx, clerk, it.suggestion)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		text := suggestion.ReplyText{Opening: "您提出的建议收悉，现答复如下。", Closing: "感谢您的关心和支持。", ClassCode: "A", ContactPerson: "承办人", ContactPhone: "0744-0000000"}
		for _, p := range view.Content.Points {
			text.Answers = append(text.Answers, suggestion.Answer{PointID: p.ID, Text: "对第" + fmt.Sprint(p.No) + "项：已列入年度计划，明确了牵头单位和时限，本月起实施。"})
		}
		saved, err := m.s.SaveReply(m.ctx, clerk, it.assignment, 0, text)
		if err != nil {
			return suggestion.Receipt{}, err
		}
		it.reply = saved.ReplyID
		return m.s.SubmitReply(m.ctx, clerk, it.reply, it.vers)
	}}
}

func (m *maker) decide(it sample, login string, do func(context.Context, access.Actor, uint, uint, suggestion.Decision) (suggestion.Receipt, error)) (suggestion.Receipt, error) {
	return do(m.ctx, m.made.actors[login], it.reply, it.vers, suggestion.Decision{Pass: true, DocumentNo: documentNo(it.reply)})
}

// documentNo is a number that no other reply has.
func documentNo(reply uint) string { return fmt.Sprintf("测速函〔2026〕%d号", reply) }

func rating(stage int) suggestion.Opinion {
	if stage == dissatisfied {
		return suggestion.Opinion{Attitude: suggestion.Satisfied, Result: suggestion.Dissatisfied, Reasons: "尚未见到成效。"}
	}
	return suggestion.Opinion{Attitude: suggestion.Satisfied, Result: suggestion.Satisfied}
}
