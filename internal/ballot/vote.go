package ballot

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/audit"
	"lianluo/internal/database"
	"lianluo/internal/fault"
)

// What is said of a card's code that opens nothing.
var (
	ErrNoSuchCard = fault.New(fault.NotFound, "no-such-card", "没有这张测评卡，或者它已作废。请核对卡上的号码，或者到工作人员处换领。")
	ErrGuessing   = fault.New(fault.TooMany, "too-many-codes", "这个网络地址输错号码的次数太多，请稍后再试，或者请工作人员协助。")
)

// alphabet has no letters that are easily taken for others; it is Crockford's.
const (
	alphabet   = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeLength = 16 // 80 bits
)

// newCode gives the code of a card, in groups of four.
func newCode() string {
	var random [codeLength]byte
	_, _ = rand.Read(random[:])
	var out strings.Builder
	for i, b := range random {
		if i > 0 && i%4 == 0 {
			out.WriteByte('-')
		}
		out.WriteByte(alphabet[b%32])
	}
	return out.String()
}

// hashOfCode takes a code as people type it.
func hashOfCode(code string) string {
	typed := strings.NewReplacer("O", "0", "I", "1", "L", "1", "-", "", " ", "").Replace(strings.ToUpper(code))
	sum := sha256.Sum256([]byte("lianluo ballot card " + typed))
	return hex.EncodeToString(sum[:])
}

func sortCards(cards []Card) {
	slices.SortFunc(cards, func(a, b Card) int { return cmp.Compare(a.Hash, b.Hash) })
}

func randomID() string {
	var id [16]byte
	_, _ = rand.Read(id[:])
	return hex.EncodeToString(id[:])
}

// Answer is what a paper says in one row.
type Answer struct {
	SubjectID uint   `json:"subject_id" binding:"required"`
	Code      string `json:"code" binding:"required,max=40"`
}

// Cast says that a vote is in the box, and nothing of what it says.
type Cast struct {
	Title string `json:"title"`
}

// card looks a code up. A wrong one is paid for by the address from which it
// comes; a right one opens whatever else that address sent, since a whole hall
// may sit behind it.
func (s *Service) card(q *gorm.DB, address, code string) (*Card, error) {
	card, err := database.One[Card](q.Where("hash = ?", hashOfCode(code)))
	if errors.Is(err, database.ErrNotFound) {
		if wait := s.guesses.Take(address, s.now()); wait > 0 {
			return nil, ErrGuessing
		}
		return nil, ErrNoSuchCard
	}
	if err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	return card, nil
}

// withCard finds the ballot of a card.
func (s *Service) withCard(q *gorm.DB, address, code string) (*Card, *Item, error) {
	card, err := s.card(q, address, code)
	if err != nil {
		return nil, nil, err
	}
	it, err := load(q, card.BallotID)
	if err != nil {
		return nil, nil, err
	}
	it.OnRoll, it.HasVoted = true, card.Used
	return card, it, nil
}

// VoteByCard puts the vote of whoever holds the card into the box. A stranger's
// code is refused before anything is locked: he may not hold up the hall.
func (s *Service) VoteByCard(ctx context.Context, address, code string, answers []Answer) (cast Cast, err error) {
	if _, err := s.card(s.DB.Read(ctx), address, code); err != nil {
		return cast, err
	}
	err = s.DB.Write(ctx, func(tx *gorm.DB) error {
		card, it, err := s.withCard(tx, address, code)
		if err != nil {
			return err
		}
		c := s.begin(access.Actor{CongressID: it.CongressID}) // nobody, from nowhere
		c.tx, c.it = tx, it
		cast.Title = it.Title
		return c.cast(answers, tx.Model(&Card{}).Where("hash = ? AND NOT used", card.Hash), "used")
	})
	return cast, err
}

// Vote puts the vote of a deputy on the roll into the box.
func (s *Service) Vote(ctx context.Context, by access.Actor, id uint, answers []Answer) (cast Cast, err error) {
	c := s.begin(by)
	err = s.DB.Write(ctx, func(tx *gorm.DB) (err error) {
		c.tx = tx
		if c.it, err = one(tx, by, id); err != nil {
			return err
		}
		if !by.Is(access.Deputy) || !c.it.OnRoll {
			return ErrNotAllowed
		}
		cast.Title = c.it.Title
		return c.cast(answers, tx.Model(&Voter{}).Where("ballot_id = ? AND deputy_id = ? AND NOT voted", id, by.DeputyID), "voted")
	})
	return cast, err
}

// cast marks that somebody has voted, who must not have done so before, and
// puts the paper into the box, which must be unlocked: all of it or nothing.
func (c *change) cast(answers []Answer, unmarked *gorm.DB, mark string) error {
	if err := c.it.voting(c.now); err != nil {
		return err
	}
	choices, err := c.it.fillIn(answers)
	if err != nil {
		return err
	}
	for _, must := range []struct {
		rows   *gorm.DB
		set    map[string]any
		or     error
		naming string
	}{
		{unmarked, map[string]any{mark: true}, ErrVoted, "mark a vote"},
		{c.tx.Model(&Box{}).Where("ballot_id = ? AND unlocked", c.it.ID), map[string]any{"voted": gorm.Expr("voted + 1")}, ErrOver, "open the box"},
	} {
		changed := must.rows.Updates(must.set)
		if changed.Error != nil {
			return fmt.Errorf("%s: %w", must.naming, changed.Error)
		}
		if changed.RowsAffected != 1 {
			return must.or
		}
	}
	if err := c.tx.Create(&Vote{ID: randomID(), BallotID: c.it.ID, Choices: choices}).Error; err != nil {
		return fmt.Errorf("cast a vote: %w", err)
	}
	c.codes = audit.Data{}
	return c.record(CastVote, c.it.State)
}

// fillIn gives a code for each row of the paper.
func (it *Item) fillIn(answers []Answer) ([]string, error) {
	choices := make([]string, len(it.Subjects))
	for _, a := range answers {
		i := slices.IndexFunc(it.Subjects, func(s Subject) bool { return s.ID == a.SubjectID })
		known := it.column(a.Code) < len(it.Choices) || it.Abstention && a.Code == Abstain
		if i < 0 || choices[i] != "" || !known {
			return nil, fault.Invalids(fault.Field{Name: "answers", Code: "unknown", Reason: "票上没有这一项或这个选项，或者同一项选了两次。请重新打开测评票。"})
		}
		choices[i] = a.Code
	}
	return choices, nil
}

// Paper is what a voter fills in.
type Paper struct {
	Title        string         `json:"title"`
	CongressName string         `json:"congress_name"`
	Instructions string         `json:"instructions"`
	About        string         `json:"about" enums:"suggestion,unit"`
	Subjects     []PaperSubject `json:"subjects"`
	Choices      []Choice       `json:"choices"`
	Abstention   bool           `json:"abstention"`
	Blank        string         `json:"blank" enums:"abstain,invalid"`
	Standing     Standing       `json:"standing" enums:"waiting,voting,over"`
	Voted        bool           `json:"voted"`
	OpensAt      *time.Time     `json:"opens_at" extensions:"x-nullable"`
	ClosesAt     *time.Time     `json:"closes_at" extensions:"x-nullable"`
}

// PaperSubject is one row of a paper.
type PaperSubject struct {
	ID     uint   `json:"id"`
	Label  string `json:"label"`
	Detail string `json:"detail"`
}

// PaperByCard shows the paper to whoever holds the card.
func (s *Service) PaperByCard(ctx context.Context, address, code string) (*Paper, error) {
	q := s.DB.Read(ctx)
	_, it, err := s.withCard(q, address, code)
	if err != nil {
		return nil, err
	}
	return it.paper(q, s.now())
}

// PaperOf shows the paper to a deputy on the roll.
func (s *Service) PaperOf(ctx context.Context, by access.Actor, id uint) (*Paper, error) {
	q := s.DB.Read(ctx)
	it, err := one(q, by, id)
	if err != nil {
		return nil, err
	}
	if !it.OnRoll {
		return nil, ErrNotAllowed
	}
	return it.paper(q, s.now())
}

func (it *Item) paper(q *gorm.DB, now time.Time) (*Paper, error) {
	p := &Paper{Title: it.Title, Instructions: it.Instructions, About: it.About, Subjects: []PaperSubject{}, Choices: it.Choices,
		Abstention: it.Abstention, Blank: it.Blank, Standing: it.standing(now), Voted: it.HasVoted, OpensAt: it.OpensAt, ClosesAt: it.ClosesAt}
	if err := q.Table("congresses").Where("id = ?", it.CongressID).Pluck("name", &p.CongressName).Error; err != nil {
		return nil, fmt.Errorf("congress: %w", err)
	}
	if p.Standing != Voting || p.Voted { // a card that was found later shows nothing
		return p, nil
	}
	for _, s := range it.Subjects {
		p.Subjects = append(p.Subjects, PaperSubject{ID: s.ID, Label: s.Label, Detail: s.Detail})
	}
	return p, nil
}
