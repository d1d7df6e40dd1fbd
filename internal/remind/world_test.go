package remind

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/suggestion"
)

// noon is a working day: Monday 2026-03-02, 12:00 in Shanghai.
var noon = time.Date(2026, 3, 2, 4, 0, 0, 0, time.UTC)

// world is one congress with everybody who may be reminded, and a clock.
type world struct {
	*testing.T
	db          *database.DB
	items       *suggestion.Service
	now         time.Time
	actors      map[string]access.Actor
	unit, party uint
}

func newWorld(t *testing.T, db *database.DB) *world {
	t.Helper()
	w := &world{T: t, db: db, now: noon, actors: map[string]access.Actor{}}
	w.items = &suggestion.Service{DB: db, Now: func() time.Time { return w.now }}
	w.check(db.Write(t.Context(), w.populate))
	return w
}

func (w *world) check(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) populate(tx *gorm.DB) error {
	congress := org.Congress{Name: "云岭市人民代表大会", Level: org.City, CreatedAt: w.now}
	if err := tx.Create(&congress).Error; err != nil {
		return err
	}
	term := org.Term{CongressID: congress.ID, Number: 8, Name: "第八届", StartsOn: calendar.MustParse("2022-01-10")}
	if err := tx.Create(&term).Error; err != nil {
		return err
	}
	session := org.Session{CongressID: congress.ID, TermID: term.ID, Number: 5, Name: "第五次会议",
		OpensOn: calendar.MustParse("2026-01-12"), ClosesOn: calendar.MustParse("2026-01-15")}
	unit := org.Unit{CongressID: congress.ID, Name: "市交通运输局", System: org.Government, Active: true}
	party := org.Unit{CongressID: congress.ID, Name: "市委宣传部", System: org.Party, Active: true}
	lead := deputy.Deputy{CongressID: congress.ID, TermID: term.ID, Name: "何溪", CardNo: "1", Level: deputy.Municipal, Status: deputy.Active}
	for _, row := range []any{&session, &unit, &party, &lead} {
		if err := tx.Create(row).Error; err != nil {
			return err
		}
	}
	w.unit, w.party = unit.ID, party.ID
	for _, p := range []struct {
		name           string
		role           access.Role
		unit, deputyID uint
	}{{"lead", access.Deputy, 0, lead.ID}, {"office", access.Office, 0, 0}, {"head", access.Head, 0, 0}, {"gov_office", access.GovOffice, 0, 0},
		{"clerk", access.Clerk, unit.ID, 0}, {"reviewer", access.Reviewer, unit.ID, 0}, {"signer", access.Signer, unit.ID, 0},
		{"party_clerk", access.Clerk, party.ID, 0}, {"party_signer", access.Signer, party.ID, 0}} {
		if err := w.addPerson(tx, congress.ID, p.name, p.role, p.unit, p.deputyID); err != nil {
			return err
		}
	}
	return tx.Model(&lead).UpdateColumn("user_id", w.actors["lead"].UserID).Error
}

func (w *world) addPerson(tx *gorm.DB, congress uint, name string, role access.Role, unit, deputyID uint) error {
	var id uint
	err := tx.Raw(`INSERT INTO users (congress_id, login_name, name, phone, email, password_hash, password_changed_at, must_change_password, failed_count, status, suspended_reason, demonstration, created_at, version)
		VALUES (?, ?, ?, '', ?, '', ?, false, 0, 'active', '', false, ?, 1) RETURNING id`, congress, name, name, name+"@example.cn", w.now, w.now).Scan(&id).Error
	if err != nil {
		return err
	}
	w.actors[name] = access.Actor{UserID: id, MembershipID: id, CongressID: congress, Role: role, UnitID: unit, DeputyID: deputyID, Name: name}
	return tx.Exec("INSERT INTO memberships (user_id, congress_id, role, unit_id, deputy_id, created_at) VALUES (?, ?, ?, ?, ?, ?)",
		id, congress, role, unit, deputyID, w.now).Error
}

// assigned takes an item as far as the unit.
func (w *world) assigned(unit uint) suggestion.Receipt {
	w.Helper()
	ctx, author, office := w.Context(), w.actors["lead"], w.actors["office"]
	r, err := w.items.Create(ctx, author, false, suggestion.Content{Title: "关于增开夜间公交的建议", Category: "social", Situation: "末班车过早。",
		Points: []string{"延长末班车时间。"}, PublicityConsent: "full"})
	w.check(err)
	r, err = w.items.Submit(ctx, author, r.ID, r.Version)
	w.check(err)
	r, err = w.items.StartReview(ctx, office, r.ID, r.Version)
	w.check(err)
	r, err = w.items.Register(ctx, office, r.ID, r.Version)
	w.check(err)
	r, err = w.items.Assign(ctx, office, r.ID, r.Version, suggestion.Sole(unit, ""))
	w.check(err)
	return r
}

// received has the unit's clerk confirm receipt, after which the reply is due.
// planned is received, with a plan of the handling.
func (w *world) planned(unit uint, clerk string) suggestion.Receipt {
	w.Helper()
	r := w.received(unit, clerk)
	done, err := w.items.PlanHandling(w.Context(), w.actors[clerk], r.AssignmentID, r.Version, suggestion.Plan{Text: "先踏勘，再与代表商议"})
	w.check(err)
	done.AssignmentID = r.AssignmentID
	return done
}

func (w *world) received(unit uint, clerk string) suggestion.Receipt {
	w.Helper()
	r := w.assigned(unit)
	done, err := w.items.Receive(w.Context(), w.actors[clerk], r.AssignmentID, w.unitVersion(r.ID))
	w.check(err)
	done.AssignmentID = r.AssignmentID
	return done
}

func (w *world) unitVersion(id uint) uint {
	w.Helper()
	row, err := database.One[suggestion.Suggestion](w.db.Read(w.Context()).Where("id = ?", id))
	w.check(err)
	return row.UnitVersion
}

// at is an instant in Shanghai.
func (w *world) at(day, clock string) time.Time {
	w.Helper()
	at, err := time.Parse("2006-01-02 15:04 -0700", day+" "+clock+" +0800")
	w.check(err)
	return at.UTC()
}

// send sends what is due at an instant and gives who was told what by it, as
// "name: kind (task, days)".
func (w *world) send(day, clock string) []string {
	w.Helper()
	before := w.lastNotice()
	_, err := (&Service{DB: w.db}).Send(w.Context(), w.at(day, clock))
	w.check(err)
	return w.told(before)
}

func (w *world) lastNotice() (id uint) {
	w.Helper()
	w.check(w.db.Read(w.Context()).Raw("SELECT COALESCE(max(id), 0) FROM notices").Scan(&id).Error)
	return id
}

func (w *world) told(after uint) []string {
	w.Helper()
	var rows []struct{ Name, Kind, Params string }
	w.check(w.db.Read(w.Context()).Raw(`SELECT u.name, n.kind, n.params FROM notices n JOIN users u ON u.id = n.user_id
		WHERE n.id > ? ORDER BY n.id`, after).Scan(&rows).Error)
	lines := []string{}
	for _, r := range rows {
		lines = append(lines, r.Name+": "+r.Kind+" "+field(r.Params, "task")+" "+field(r.Params, "days"))
	}
	slices.Sort(lines)
	return lines
}

// field reads one parameter out of the stored text.
func field(params, name string) string {
	_, rest, _ := strings.Cut(params, `"`+name+`":"`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}
