package rules

// Light is the state of a running clock in one word; a page shows it with an
// icon and words, never by colour alone.
type Light string

// The lights (红黄绿灯), and the one for a date that is past.
const (
	Green   Light = "green"
	Yellow  Light = "yellow"
	Red     Light = "red"
	Overdue Light = "overdue"
)

// Lights says when the light changes; ByClock overrides Default.
type Lights struct {
	Default Threshold           `json:"default"`
	ByClock map[Clock]Threshold `json:"by_clock"`
}

// Threshold turns the light when both hold: at most this share of the time is
// left (percent), and at most this many days. The share keeps a short limit
// from starting in red, the days a long one from being yellow for a month.
type Threshold struct {
	YellowPercent int `json:"yellow_percent" binding:"min=0,max=100"`
	YellowDays    int `json:"yellow_days" binding:"min=0,max=999"`
	RedPercent    int `json:"red_percent" binding:"min=0,max=100"`
	RedDays       int `json:"red_days" binding:"min=0,max=999"`
}

// Light gives the light of a clock that has total days in all and left days
// until its due date, not counting today; negative is past.
func (l Lights) Light(clock Clock, total, left int) Light {
	t, ok := l.ByClock[clock]
	if !ok {
		t = l.Default
	}
	percent := 0
	if total > 0 {
		percent = left * 100 / total
	}
	switch {
	case left < 0:
		return Overdue
	case percent <= t.RedPercent && left <= t.RedDays:
		return Red
	case percent <= t.YellowPercent && left <= t.YellowDays:
		return Yellow
	default:
		return Green
	}
}
