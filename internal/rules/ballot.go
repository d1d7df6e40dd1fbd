package rules

// Quorums of a collective ballot: more than half of the papers issued, so many
// percent of them, or so many votes.
const (
	QuorumMajority = "majority"
	QuorumPercent  = "percent"
	QuorumCount    = "count"
)

// What a row of a paper is in which nothing was chosen: an abstention, or what
// makes the whole paper invalid.
const (
	BlankAbstains    = "abstain"
	BlankInvalidates = "invalid"
)

// Ballots are what a collective ballot (民主测评) begins with; each ballot may
// be set otherwise. Borrowed marks defaults that the congress has not
// confirmed; Source is the key of the note that says from where.
type Ballots struct {
	QuorumKind string `json:"quorum_kind" binding:"omitempty,oneof=majority percent count" enums:"majority,percent,count"`
	QuorumN    int    `json:"quorum_n" binding:"min=0,max=100000"`
	Blank      string `json:"blank" binding:"omitempty,oneof=abstain invalid" enums:"abstain,invalid"`
	Abstention bool   `json:"abstention"` // the paper offers to abstain

	// The score of a unit: the weights of ballots and of the proposers'
	// feedback, and what "basically satisfied" is worth where "satisfied" is 100.
	BallotWeight   int `json:"ballot_weight" binding:"min=0,max=100"`
	FeedbackWeight int `json:"feedback_weight" binding:"min=0,max=100"`
	BasicPoints    int `json:"basic_points" binding:"min=0,max=100"`

	// What the feedback says twice: how the unit went about it, and what came of it.
	AttitudeWeight int `json:"attitude_weight" binding:"min=0,max=100"`
	ResultWeight   int `json:"result_weight" binding:"min=0,max=100"`

	Borrowed bool   `json:"borrowed"`
	Source   string `json:"source" binding:"max=60"`
}

// presetBallots follows what assemblies usually ask of a vote, more than half.
// Hunan joined ballots at meetings with the proposers' satisfaction in 2019, by weights
// that it did not publish; no common rule was found for any of this. The
// result weighs more than the attitude, as a reply is written for it.
func presetBallots() Ballots {
	return Ballots{QuorumKind: QuorumMajority, Blank: BlankAbstains, Abstention: true, BallotWeight: 50, FeedbackWeight: 50, BasicPoints: 60,
		AttitudeWeight: 30, ResultWeight: 70, Borrowed: true, Source: "preset.ballots"}
}

func (v *findings) ballots(b Ballots) {
	if b.QuorumKind == "" { // the preset's are taken
		return
	}
	if b.QuorumKind == QuorumPercent && (b.QuorumN < 1 || b.QuorumN > 100) {
		v.add("ballots.quorum_n", "range", "比例应为 1 至 100。")
	}
	if b.QuorumKind == QuorumCount && b.QuorumN < 1 {
		v.add("ballots.quorum_n", "range", "票数至少为 1。")
	}
	if b.BallotWeight+b.FeedbackWeight == 0 {
		v.add("ballots.ballot_weight", "range", "两项权重不能都是 0。")
	}
	if b.AttitudeWeight+b.ResultWeight == 0 {
		v.add("ballots.attitude_weight", "range", "态度和结果的权重不能都是 0。")
	}
	if b.Blank == "" {
		v.add("ballots.blank", "required", "请选择没有填的一项怎样计算。")
	}
}

// settledBallots marks as the congress's own what is not the preset's or was
// confirmed.
func settledBallots(b, preset Ballots) Ballots {
	if b.QuorumKind == "" {
		return preset
	}
	if b.QuorumKind == QuorumMajority {
		b.QuorumN = 0
	}
	same := preset
	same.Borrowed, same.Source = b.Borrowed, b.Source
	b.Borrowed = b.Borrowed && b == same
	if b.Source = ownSource; b.Borrowed {
		b.Source = preset.Source
	}
	return b
}
