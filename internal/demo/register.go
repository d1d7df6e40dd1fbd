package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/account"
	"lianluo/internal/attachment"
	"lianluo/internal/ballot"
	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/rules"
	"lianluo/internal/suggestion"
	"lianluo/internal/supervision"
	"lianluo/internal/upward"
)

const (
	city        = "云岭市"
	mark        = "（演示）"
	deputyCount = 305
	groupCount  = 18
	firstHead   = 20 // of a delegation, among the deputies
)

// crew is the people of one unit.
type crew struct {
	unit                    org.Unit
	clerk, reviewer, signer access.Actor
}

// world is the demonstration while it comes about.
type world struct {
	db          *database.DB
	clock       *clock
	now         time.Time
	today       calendar.Date
	hash        string
	accounts    *account.Service
	orgs        *org.Service
	suggestions *suggestion.Service
	rules       *rules.Service
	upward      *upward.Service
	supervision *supervision.Service
	ballots     *ballot.Service
	files       *attachment.Service
	people      *people

	congress                 uint
	term                     uint
	thisSession, lastSession org.Session
	sysadmin, secadmin       access.Actor
	office, head, govOffice  access.Actor
	crews                    map[string]*crew
	deputies                 []access.Actor // the first one is the log-in "deputy"
	mandates                 []deputy.Deputy
	topics                   []topic
	steps                    []step
	mergeTargets             []*story // into which others are merged
	higher                   []access.Actor
	higherMandates           []uint
	upwardSteps              []upwardStep
	committees               []uint
	leaders, officials       []access.Actor
	committeeStaff           []access.Actor // one of each committee
	documents                map[string]int
}

func newWorld(ctx context.Context, db *database.DB, folder, password string, now time.Time) (*world, error) {
	w := &world{db: db, clock: &clock{}, now: now, today: calendar.On(now), people: newPeople(), crews: map[string]*crew{}, documents: map[string]int{}}
	var err error
	if w.hash, err = account.HashPassword(ctx, password); err != nil {
		return nil, err
	}
	if w.accounts, err = account.New(ctx, db, w.clock.now); err != nil {
		return nil, err
	}
	w.orgs = &org.Service{DB: db, Now: w.clock.now}
	w.suggestions = &suggestion.Service{DB: db, Now: w.clock.now}
	w.rules = &rules.Service{DB: db, Now: w.clock.now, Running: w.suggestions}
	w.upward = &upward.Service{DB: db, Now: w.clock.now}
	w.supervision = &supervision.Service{DB: db, Now: w.clock.now}
	w.ballots = ballot.New(db, w.clock.now)
	w.files = attachment.New(db, folder, w.clock.now)
	return w, nil
}

// register enters bodies and people.
func (w *world) register(ctx context.Context) error {
	began := w.today.AddDays(sessionOpened).AddMonths(-36)
	w.clock.set(at(began, 0))
	for _, part := range []func(*gorm.DB) error{w.addCongresses, w.addStaff} {
		if err := w.db.Write(ctx, part); err != nil {
			return err
		}
	}
	if err := w.addTerm(ctx, began); err != nil {
		return err
	}
	if err := w.addUnits(ctx); err != nil {
		return err
	}
	for _, part := range []func(*gorm.DB) error{w.addDeputies, w.addHigherDeputies, w.addGroups, w.addCrews} {
		if err := w.db.Write(ctx, part); err != nil {
			return err
		}
	}
	return w.addSupervisors(ctx)
}

func (w *world) addCongresses(tx *gorm.DB) (err error) {
	if w.congress, err = w.addCongress(tx, city, org.City, nil); err != nil {
		return err
	}
	for _, county := range counties {
		parent, err := w.addCongress(tx, county, org.County, &w.congress)
		if err != nil {
			return err
		}
		for _, town := range townsOf[county] {
			if _, err := w.addCongress(tx, town, org.Township, &parent); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *world) addCongress(tx *gorm.DB, name string, level org.Level, parent *uint) (uint, error) {
	row := org.Congress{Name: name + "人民代表大会" + mark, ShortName: name + mark, Level: level, ParentID: parent,
		OfficeName: org.DefaultOfficeName, CreatedAt: w.clock.now()}
	if err := tx.Create(&row).Error; err != nil {
		return 0, fmt.Errorf("congress %s: %w", name, err)
	}
	set, err := rules.Ensure(tx, row.ID, calendar.On(w.clock.now()))
	if err != nil {
		return 0, err
	}
	set.Data.UrgeSign, set.Data.GovernmentUrgeSign = "云人代催", "云政办催"
	set.Data.NoticeSign = "云人代交" // as if it had been set up with it
	return row.ID, tx.Save(set).Error
}

// addStaff makes the log-ins that belong to no unit and no mandate.
func (w *world) addStaff(tx *gorm.DB) error {
	for _, hat := range []struct {
		role  access.Role
		actor *access.Actor
	}{
		{access.SysAdmin, &w.sysadmin}, {access.SecAdmin, &w.secadmin}, {access.Auditor, new(access.Actor)},
		{access.Office, &w.office}, {access.Head, &w.head}, {access.GovOffice, &w.govOffice},
	} {
		name, _ := w.people.next()
		actor, err := w.person(tx, string(hat.role), name, "", account.Membership{Role: hat.role})
		if err != nil {
			return err
		}
		*hat.actor = actor
	}
	return nil
}

// person opens a demonstration account with one hat.
func (w *world) person(tx *gorm.DB, login, name, phone string, hat account.Membership) (access.Actor, error) {
	keeper, giver := w.sysadmin, w.secadmin
	keeper.CongressID, giver.CongressID = w.congress, w.congress
	u, err := w.accounts.CreateUser(tx, keeper, account.User{CongressID: w.congress, LoginName: login, Name: name, Phone: phone,
		PasswordHash: w.hash, Demonstration: true}, "")
	if err != nil {
		return access.Actor{}, fmt.Errorf("account %s: %w", login, err)
	}
	hat.UserID, hat.CongressID = u.ID, w.congress
	m, err := w.accounts.Grant(tx, giver, hat)
	if err != nil {
		return access.Actor{}, fmt.Errorf("role of %s: %w", login, err)
	}
	return access.Actor{UserID: u.ID, MembershipID: m.ID, CongressID: w.congress, Role: m.Role, UnitID: m.UnitID,
		DeputyID: m.DeputyID, Name: name, Address: "127.0.0.1"}, nil
}

func (w *world) addTerm(ctx context.Context, began calendar.Date) error {
	term, err := w.orgs.CreateTerm(ctx, w.office, org.TermRequest{Number: 9, Name: "第九届", StartsOn: began})
	if err != nil {
		return err
	}
	w.term = term.ID
	for i, s := range []*org.Session{&w.lastSession, &w.thisSession} {
		opens := w.today.AddDays(sessionOpened - 365*(1-i))
		*s, err = w.orgs.CreateSession(ctx, w.office, org.SessionRequest{TermID: term.ID, Number: 3 + i,
			Name: "第九届人民代表大会第" + string([]rune("三四")[i]) + "次会议", OpensOn: opens, ClosesOn: opens.AddDays(sessionDays),
			CosignDeadline: opens.AddDays(sessionDays - 2), SubmissionDeadline: opens.AddDays(sessionDays - 1)})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *world) addUnits(ctx context.Context) error {
	for _, system := range unitsOf {
		for _, name := range system.names {
			no := len(w.crews) + 1
			unit, err := w.orgs.CreateUnit(ctx, w.office, org.UnitRequest{Name: name, ShortName: name, Code: fmt.Sprintf("YS-%02d", no),
				System: system.system, Phone: fmt.Sprintf("0000-80%05d", 12000+no*7)})
			if err != nil {
				return err
			}
			w.crews[name] = &crew{unit: unit}
		}
	}
	return nil
}

func (w *world) addDeputies(tx *gorm.DB) error {
	delegations := make([]deputy.Delegation, len(counties))
	for i, county := range counties {
		delegations[i] = deputy.Delegation{CongressID: w.congress, TermID: w.term, Name: county + "代表团"}
	}
	if err := tx.Create(&delegations).Error; err != nil {
		return fmt.Errorf("delegations: %w", err)
	}
	for i := range deputyCount {
		name, gender := w.people.next()
		d := delegations[i%len(delegations)]
		w.mandates = append(w.mandates, deputy.Deputy{CongressID: w.congress, TermID: w.term, Name: name, Gender: gender,
			Level: deputy.Municipal, CardNo: fmt.Sprintf("YS09%03d", i+1), DelegationID: &d.ID,
			ElectingUnit: counties[i%len(counties)] + "人民代表大会", Phone: fmt.Sprintf("12900%06d", 10000+i*37), Status: deputy.Active})
	}
	if err := tx.CreateInBatches(&w.mandates, 100).Error; err != nil {
		return fmt.Errorf("deputies: %w", err)
	}
	for i := range delegations {
		delegations[i].HeadDeputyID = &w.mandates[firstHead+i].ID
		if err := tx.Save(&delegations[i]).Error; err != nil {
			return fmt.Errorf("delegations: %w", err)
		}
	}
	for i, d := range w.mandates {
		login := "deputy"
		if i > 0 {
			login = fmt.Sprintf("db%04d", i+1)
		}
		actor, err := w.person(tx, login, d.Name, d.Phone, account.Membership{Role: access.Deputy, DeputyID: d.ID})
		if err != nil {
			return err
		}
		w.deputies = append(w.deputies, actor)
		if err := tx.Model(&deputy.Deputy{}).Where("id = ?", d.ID).UpdateColumn("user_id", actor.UserID).Error; err != nil {
			return fmt.Errorf("deputies: %w", err)
		}
	}
	return nil
}

// addGroups spreads the deputies over the groups of their county.
func (w *world) addGroups(tx *gorm.DB) error {
	var members []deputy.GroupMember
	for g := range groupCount {
		county := g % len(counties)
		name := fmt.Sprintf("%s第%s代表小组", counties[county], string([]rune("一二三四五")[g/len(counties)]))
		mine := slices.DeleteFunc(slices.Clone(w.mandates), func(d deputy.Deputy) bool { return w.groupOf(d) != g })
		row := deputy.Group{CongressID: w.congress, TermID: w.term, Name: name, Kind: deputy.Regional, ConvenorID: &mine[0].ID}
		if err := tx.Create(&row).Error; err != nil {
			return fmt.Errorf("groups: %w", err)
		}
		for _, d := range mine {
			members = append(members, deputy.GroupMember{GroupID: row.ID, DeputyID: d.ID})
		}
	}
	return tx.CreateInBatches(&members, 100).Error
}

func (w *world) groupOf(d deputy.Deputy) int {
	i := slices.IndexFunc(w.mandates, func(o deputy.Deputy) bool { return o.ID == d.ID })
	county, within := i%len(counties), i/len(counties)
	groups := (groupCount - county + len(counties) - 1) / len(counties)
	return county + within%groups*len(counties)
}

// addCrews gives each unit a clerk, a reviewer and a signer. The reviewer of
// one unit is clerk in another, too: a person with two hats.
func (w *world) addCrews(tx *gorm.DB) error {
	for _, system := range unitsOf {
		for _, name := range system.names {
			c := w.crews[name]
			for _, post := range []struct {
				role  access.Role
				actor *access.Actor
			}{{access.Clerk, &c.clerk}, {access.Reviewer, &c.reviewer}, {access.Signer, &c.signer}} {
				login := fmt.Sprintf("%s%02d", post.role, c.unit.ID)
				if name == transport {
					login = string(post.role)
				}
				person, _ := w.people.next()
				actor, err := w.person(tx, login, person, "", account.Membership{Role: post.role, UnitID: c.unit.ID})
				if err != nil {
					return err
				}
				*post.actor = actor
			}
		}
	}
	_, err := w.accounts.Grant(tx, w.secadmin, account.Membership{UserID: w.crews[transport].reviewer.UserID,
		CongressID: w.congress, Role: access.Clerk, UnitID: w.crews[cityCare].unit.ID})
	return err
}
