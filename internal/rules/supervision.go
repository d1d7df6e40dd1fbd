package rules

import (
	"fmt"
	"strings"
)

// Supervision is what a congress sets for its key items (重点督办): the signs in
// the numbers of letters (云人代催〔2026〕3号), how many days after the decision
// the plan is to be confirmed, how many days before its date an open milestone
// puts an item at risk, within how many days a letter is to be answered, and
// for how many hours a sign-in code holds. Borrowed marks defaults that the
// congress has not confirmed; Source is the key of the note that says from
// where.
type Supervision struct {
	UrgingSign      string `json:"urging_sign" binding:"max=20"`
	SupervisionSign string `json:"supervision_sign" binding:"max=20"`
	PlanDays        int    `json:"plan_days" binding:"min=0,max=365"`
	RiskDays        int    `json:"risk_days" binding:"min=0,max=90"`
	AnswerDays      int    `json:"answer_days" binding:"min=0,max=365"`
	SignInHours     int    `json:"sign_in_hours" binding:"min=0,max=72"`
	Borrowed        bool   `json:"borrowed"`
	Source          string `json:"source" binding:"max=60"`
}

func presetSupervision() Supervision {
	return Supervision{UrgingSign: "人代催", SupervisionSign: "人代督", PlanDays: 30, RiskDays: 7, AnswerDays: 10, SignInHours: 12,
		Borrowed: true, Source: "preset.supervision"}
}

// settled marks as the congress's own what differs from the preset, or was
// confirmed; without any, the preset's are taken.
func (s Supervision) settled() Supervision {
	preset := presetSupervision()
	if s == (Supervision{}) {
		return preset
	}
	same := preset
	same.Borrowed, same.Source = s.Borrowed, s.Source
	if s.Borrowed = s.Borrowed && s == same; s.Borrowed {
		s.Source = preset.Source
	} else {
		s.Source = ownSource
	}
	return s
}

func (v *findings) supervision(s Supervision) {
	if s == (Supervision{}) { // the preset's are taken
		return
	}
	for _, sign := range []struct{ name, text string }{{"urging_sign", s.UrgingSign}, {"supervision_sign", s.SupervisionSign}} {
		if strings.TrimSpace(sign.text) == "" || strings.ContainsAny(sign.text, "〔〕[]") {
			v.add("supervision."+sign.name, "required", "请填写文号中的机关代字，例如“人代督”，不含年份和括号。")
		}
	}
	if s.UrgingSign == s.SupervisionSign {
		v.add("supervision.supervision_sign", "duplicate", "催办函和督办函应使用不同的代字，以免文号重复。")
	}
	for _, d := range []struct {
		name        string
		value, most int
		unit        string
	}{
		{"plan_days", s.PlanDays, 365, "天"}, {"risk_days", s.RiskDays, 90, "天"},
		{"answer_days", s.AnswerDays, 365, "天"}, {"sign_in_hours", s.SignInHours, 72, "小时"},
	} {
		if d.value < 1 || d.value > d.most {
			v.add("supervision."+d.name, "range", fmt.Sprintf("应为 1 至 %d %s。", d.most, d.unit))
		}
	}
}
