// Package ballot holds collective ballots on satisfaction (满意度民主测评): a
// meeting, or deputies over some days, rate suggestions or handling units. It
// is not the proposer's own feedback.
//
// # What keeps a vote secret, and what does not
//
// A stored vote (Vote) is what somebody chose and nothing else: no person, no
// card, no address, no time. Its key is random, its table has no running
// number, and its rows are written anew in random order, under new keys, when
// the ballot is closed. That somebody has voted is a mark without a time on
// his line of the roll (Voter) or on his card (Card); of cards only the hash
// of their code is kept, and nobody notes who was handed which. The audit
// record says that a person voted, never how; of a card it does not even keep
// the address. The answer to a vote is not kept for retries, since the kept
// hash of the request could be compared with every possible paper. Results are
// told to nobody before the ballot is closed, and then to everybody at once.
//
// Somebody who reads the database itself while the ballot is open can still
// join a vote to its mark: both are written in one transaction, whose number
// PostgreSQL keeps with each row until closing rewrites the votes, and whose
// pages SQLite writes to its log together. The write-ahead log, its archive,
// and backups taken during the vote keep that for as long as they are kept; the
// server's own log tells when somebody sent a vote, though not what. Closing
// deletes the votes as they came and writes them anew, but what was deleted
// stays in the files of the database until they are rewritten (VACUUM, or
// autovacuum's reuse of the space). An export is refused while a ballot is
// open, unless a whole server is moved.
// With cards such a link leads to a card and not to a person, unless somebody
// noted who got which. Where secrecy must hold against the administrators of
// the database, vote with cards that are drawn from a pile, or on paper. A
// paper with many rows can also be filled in to a pattern that was agreed on,
// and be found in the exported votes; the fewer rows, the less it tells.
package ballot

import (
	"time"

	"lianluo/internal/database"
)

// State is how far a ballot is.
type State string

// The states of a ballot.
const (
	Draft     State = "draft"
	Open      State = "open"
	Closed    State = "closed"
	Cancelled State = "cancelled"
)

// What a ballot is about.
const (
	AboutSuggestions = "suggestion"
	AboutUnits       = "unit"
)

// How long votes are taken: at a meeting from opening to closing by hand, or
// between two instants.
const (
	AtMeeting = "meeting"
	OverDays  = "days"
)

// Who votes: whoever holds a card, or by their log-in all deputies in office, or
// those of them that the office lists, such as the members of the standing
// committee.
const (
	ByCards    = "cards"
	ByDeputies = "deputies"
	ByListed   = "listed"
)

// Abstain is the code of an abstention, beside the ratings of the rules.
const Abstain = "abstain"

// Choice is one answer that a paper offers, as the rules said it when the
// ballot was made.
type Choice struct {
	Code              string `json:"code"`
	Label             string `json:"label"`
	CountsAsSatisfied bool   `json:"counts_as_satisfied"`
}

// Ballot is one ballot. Result and Hash are frozen by closing, the hash anew when
// the title of a suggestion goes off the platform (Purge).
type Ballot struct {
	ID            uint
	CongressID    uint
	Title         string
	Instructions  string
	About         string
	Occasion      string
	OpensAt       *time.Time // of a ballot over days
	ClosesAt      *time.Time
	Voters        string
	Choices       []Choice `gorm:"serializer:json"`
	QuorumKind    string   // majority, percent, count
	QuorumN       int
	Blank         string // what an unanswered row is: abstain, invalid
	Abstention    bool   // the paper offers to abstain
	State         State
	CreatedBy     uint
	CreatedByName string
	CreatedAt     time.Time
	OpenedAt      *time.Time
	ClosedAt      *time.Time
	EndReason     string  // of a cancelled one
	Result        *Result `gorm:"serializer:json"`
	Hash          string  // SHA-256 of the exported votes
	database.Versioned
}

// Subject is what one row of the paper is about, in the words that voters saw.
type Subject struct {
	ID           uint
	BallotID     uint
	No           int
	SuggestionID uint
	UnitID       uint
	Label        string
	Detail       string
}

// TableName is the table of the rows of papers.
func (Subject) TableName() string { return "ballot_subjects" }

// Box says of a ballot whether votes may be put in, and how many are inside.
// Each vote changes it, so that closing and voting exclude each other.
type Box struct {
	BallotID uint `gorm:"primaryKey;autoIncrement:false"`
	Unlocked bool
	Voted    int
}

// TableName is the table of boxes.
func (Box) TableName() string { return "ballot_boxes" }

// Card lets whoever holds it vote once; Hash is the SHA-256 of its code.
type Card struct {
	Hash     string `gorm:"primaryKey"`
	BallotID uint
	Used     bool
}

// TableName is the table of cards.
func (Card) TableName() string { return "ballot_cards" }

// Voter is one line of the roll. Of listed deputies there are lines before the
// ballot is opened; opening keeps those who are in office.
type Voter struct {
	BallotID uint `gorm:"primaryKey;autoIncrement:false"`
	DeputyID uint `gorm:"primaryKey;autoIncrement:false"`
	Voted    bool
}

// TableName is the table of rolls.
func (Voter) TableName() string { return "ballot_voters" }

// Vote is one paper in the box: a code for each subject, in their order, empty
// where nothing was chosen.
type Vote struct {
	ID       string `gorm:"primaryKey"` // random
	BallotID uint
	Choices  []string `gorm:"serializer:json"`
}

// TableName is the table of votes.
func (Vote) TableName() string { return "ballot_votes" }

// Tables lists the rows of this package, for the test of the schema.
func Tables() []any {
	return []any{&Ballot{}, &Subject{}, &Box{}, &Card{}, &Voter{}, &Vote{}}
}
