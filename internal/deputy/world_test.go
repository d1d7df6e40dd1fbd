package deputy_test

import (
	"context"
	"strconv"
	"testing"

	"github.com/gin-gonic/gin"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/org/orgtest"
)

// world is a server with a term in each congress.
type world struct {
	*orgtest.World
	term, otherTerm org.Term
}

func each(t *testing.T, fn func(w *world)) {
	mount := func(db *database.DB, r gin.IRouter) { (&deputy.Service{DB: db, Now: orgtest.Now}).Routes(r) }
	orgtest.Each(t, mount, func(o *orgtest.World) {
		w := &world{World: o}
		w.term, w.otherTerm = w.newTerm(o.Here), w.newTerm(o.Other)
		fn(w)
	})
}

func (w *world) newTerm(c org.Congress) org.Term {
	term := org.Term{CongressID: c.ID, Number: 8, Name: "第八届", StartsOn: calendar.MustParse("2024-01-05")}
	w.Create(&term)
	return term
}

func (w *world) byCard(card string) deputy.Deputy {
	w.T.Helper()
	row, err := database.One[deputy.Deputy](w.DB.Read(context.Background()).Where("card_no = ?", card))
	if err != nil {
		w.T.Fatalf("%s: %v", card, err)
	}
	return *row
}

// seed stores a deputy, filling its zero fields.
func (w *world) seed(d deputy.Deputy) deputy.Deputy {
	w.T.Helper()
	if d.CongressID == 0 {
		d.CongressID, d.TermID = w.term.CongressID, w.term.ID
	}
	if d.Name == "" {
		d.Name = "代表" + d.CardNo
	}
	if d.Level == "" {
		d.Level = deputy.Municipal
	}
	if d.Status == "" {
		d.Status = deputy.Active
	}
	w.Create(&d)
	return d
}

func (w *world) delegation(name string) deputy.Delegation {
	d := deputy.Delegation{CongressID: w.term.CongressID, TermID: w.term.ID, Name: name}
	w.Create(&d)
	return d
}

func (w *world) group(name string, members ...deputy.Deputy) deputy.Group {
	g := deputy.Group{CongressID: w.term.CongressID, TermID: w.term.ID, Name: name, Kind: deputy.Regional}
	w.Create(&g)
	for _, d := range members {
		w.Create(&deputy.GroupMember{GroupID: g.ID, DeputyID: d.ID})
	}
	return g
}

func path(d deputy.Deputy) string { return "/deputies/" + strconv.Itoa(int(d.ID)) }
