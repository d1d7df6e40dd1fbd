package rules

import (
	"maps"
	"slices"

	"lianluo/internal/calendar"
)

// Names of the reply schemes that come with the product.
const (
	FourClass  = "four_class"
	ThreeClass = "three_class"
)

var presetTerms = map[Clock]Limit{
	T0:  {Term: calendar.MustParseTerm("10d")},
	T1:  {Term: calendar.MustParseTerm("7wd"), InSession: calendar.MustParseTerm("30d")},
	T2:  {Term: calendar.MustParseTerm("3wd")},
	T3:  {Term: calendar.MustParseTerm("7wd")},
	T4:  {Term: calendar.MustParseTerm("1m")},
	T5:  {Term: calendar.MustParseTerm("3m"), Extended: calendar.MustParseTerm("6m")},
	T6:  {Term: calendar.MustParseTerm("15d")},
	T7:  {Term: calendar.MustParseTerm("5wd")},
	T8:  {Term: calendar.MustParseTerm("1m")},
	T9:  {},
	T10: {},
	T11: {Term: calendar.MustParseTerm("5wd")},
	T12: {Term: calendar.MustParseTerm("5wd")},
	T13: {Term: calendar.MustParseTerm("30d")},
}

// statutory says whether the law itself sets the limit (代表法: a reply within
// three months, six when hard), so that it is no borrowed default.
func statutory(c Clock) bool { return c == T5 }

// Preset gives the rules that a congress starts with.
func Preset() Data {
	d := Data{
		Limits:      maps.Clone(presetTerms),
		ReplyScheme: FourClass, ReplyClasses: Scheme(FourClass),
		Ratings: []Rating{
			{Code: Satisfied, Label: "满意", CountsAsSatisfied: true},
			{Code: BasicallySatisfied, Label: "基本满意", CountsAsSatisfied: true},
			{Code: Dissatisfied, Label: "不满意"},
		},
		Lights: Lights{
			Default: Threshold{YellowPercent: 34, YellowDays: 30, RedPercent: 12, RedDays: 7},
			ByClock: map[Clock]Threshold{},
		},
		Gates:     Gates{ContactRequired: true, EveryRequestNeeded: true, OpinionsRequired: true},
		Reminders: presetReminders(), Supervision: presetSupervision(),
		Figures: Figures{SmallBase: 5}, // no common rule was found
		Ballots: presetBallots(),
	}
	for clock, limit := range d.Limits {
		limit.Roll, limit.Borrowed, limit.Source = true, !statutory(clock), "preset."+string(clock)
		d.Limits[clock] = limit
	}
	d.CategoryList = slices.Clone(presetCategories)
	d.ReturnReasons = slices.Clone(presetReturnReasons)
	d.UnitReturnReasons = slices.Clone(presetUnitReturnReasons)
	d.NotAcceptedReasons = slices.Clone(presetNotAcceptedReasons)
	return d
}

// Scheme gives the classes of a reply scheme that comes with the product, or
// nil for an unknown name.
func Scheme(name string) []ReplyClass {
	switch name {
	case FourClass:
		return []ReplyClass{
			{Code: "A", Label: "A类", Meaning: "所提问题已经解决、基本解决或已被采纳", CountsAsResolved: true},
			{Code: "B", Label: "B类", Meaning: "所提问题正在解决", RequiresCommitmentDate: true},
			{Code: "C", Label: "C类", Meaning: "所提问题已列入计划，将逐步解决", RequiresCommitmentDate: true},
			{Code: "D", Label: "D类", Meaning: "所提问题暂时难以解决，或留作参考", RequiresReason: true},
		}
	case ThreeClass:
		return []ReplyClass{
			{Code: "A", Label: "A类", Meaning: "所提问题已经解决、基本解决或已被采纳", CountsAsResolved: true},
			{Code: "B", Label: "B类", Meaning: "所提问题正在解决或已列入计划", RequiresCommitmentDate: true},
			{Code: "C", Label: "C类", Meaning: "所提问题暂时难以解决，或留作参考", RequiresReason: true},
		}
	}
	return nil
}

var presetCategories = []Option{
	{"politics_law", "政治法律"},
	{"finance_economy", "财政经济"},
	{"urban_environment", "城建环保"},
	{"agriculture", "农业农村"},
	{"education_health", "教科文卫"},
	{"social", "社会建设"},
	{"ethnic_overseas", "民族侨务外事"},
	{"other", "其他"},
}

var presetReturnReasons = []Option{
	{"several_matters", "一件建议包含多件事项，请按“一事一议”分别提出"},
	{"unclear_request", "具体建议不明确，请写明希望解决什么、怎样解决"},
	{"missing_facts", "情况或依据不充分，请补充"},
	{"wrong_form", "格式或附件不符合要求"},
	{"secrecy", "含有不宜在本平台填写的内容"},
	{"other", "其他"},
}

var presetUnitReturnReasons = []Option{
	{"not_our_duty", "不属于本单位职责"},
	{"other_unit_leads", "应由其他单位主办"},
	{"higher_authority", "属于上级机关事权"},
	{"other", "其他"},
}

var presetNotAcceptedReasons = []Option{
	{"outside_powers", "不属于本行政区域职权范围"},
	{"personal_matter", "涉及代表本人、亲属或所在单位的个别事项"},
	{"judicial_case", "涉及具体司法案件"},
	{"forwarded_letter", "代转人民群众来信"},
	{"promotion", "学术探讨或产品推介"},
	{"no_content", "没有实质内容"},
	{"other", "其他不宜作为建议处理的情形"},
}
