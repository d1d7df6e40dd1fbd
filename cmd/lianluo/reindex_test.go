package main

import (
	"testing"
	"time"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/app"
	"lianluo/internal/calendar"
	"lianluo/internal/deputy"
	"lianluo/internal/org"
	"lianluo/internal/search"
	"lianluo/internal/suggestion"
)

// handIn has a deputy of a new congress hand an item in.
func handIn(t *testing.T, a *app.App, title string) access.Actor {
	t.Helper()
	today := calendar.On(time.Now())
	by := access.Actor{UserID: 1, Role: access.Deputy, Name: "何溪"}
	err := a.DB.Write(t.Context(), func(tx *gorm.DB) error {
		congress := org.Congress{Name: "临江市人民代表大会", Level: org.City, OfficeName: org.DefaultOfficeName, CreatedAt: time.Now().UTC()}
		if err := tx.Create(&congress).Error; err != nil {
			return err
		}
		term := org.Term{CongressID: congress.ID, Number: 1, Name: "第一届", StartsOn: today.AddDays(-90)}
		if err := tx.Create(&term).Error; err != nil {
			return err
		}
		session := org.Session{CongressID: congress.ID, TermID: term.ID, Number: 1, Name: "第一次会议", OpensOn: today.AddDays(-60), ClosesOn: today.AddDays(-55)}
		if err := tx.Create(&session).Error; err != nil {
			return err
		}
		lead := deputy.Deputy{CongressID: congress.ID, TermID: term.ID, Name: "何溪", CardNo: "1", Level: deputy.Municipal, Status: deputy.Active}
		if err := tx.Create(&lead).Error; err != nil {
			return err
		}
		by.CongressID, by.DeputyID = congress.ID, lead.ID
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	items := a.Features.Suggestion
	r, err := items.Create(t.Context(), by, false, suggestion.Content{Title: title, Category: "social", Situation: "末班车过早。", Points: []string{"延长末班车时间。"}, PublicityConsent: "full"})
	if err == nil {
		_, err = items.Submit(t.Context(), by, r.ID, r.Version)
	}
	if err != nil {
		t.Fatal(err)
	}
	return by
}

// A lost index is made again from the texts, and holds nothing else.
func TestReindexFindsEverythingAgainAndNothingElse(t *testing.T) {
	onBoth(t, func(t *testing.T) {
		const title = "关于增开夜间公交的建议"
		if _, err := command(t, "migrate"); err != nil {
			t.Fatal(err)
		}
		a := served(t)
		by := handIn(t, a, title)
		kept := func() (documents, titles, found, alike int64) {
			q := a.DB.Read(t.Context())
			matched, err := search.Match(q.Table("suggestions"), "suggestions.id", by.CongressID, "末班车")
			if err != nil {
				t.Fatal(err)
			}
			same := search.Similar(q.Table("suggestions"), "suggestions.id", by.CongressID, title, 80)
			for to, counted := range map[*int64]*gorm.DB{&documents: q.Table("search_documents"), &titles: q.Table("search_titles").Select("COUNT(DISTINCT id)"), &found: matched, &alike: same} {
				if err := counted.Count(to).Error; err != nil {
					t.Fatal(err)
				}
			}
			return documents, titles, found, alike
		}
		err := a.DB.Write(t.Context(), func(tx *gorm.DB) error {
			if err := search.Prune(tx, tx.Table("suggestions").Select("id").Where("1 = 0")); err != nil {
				return err
			}
			if err := search.Put(tx, search.Text{CongressID: by.CongressID, ID: 9_999, Words: "末班车"}); err != nil {
				return err
			}
			return search.PutTitle(tx, by.CongressID, 9_999, title)
		})
		if err != nil {
			t.Fatal(err)
		}
		if documents, titles, found, alike := kept(); documents != 1 || titles != 1 || found != 0 || alike != 0 {
			t.Fatalf("before: %d texts and %d titles are kept, %d and %d found", documents, titles, found, alike)
		}
		text, err := command(t, "reindex")
		if err != nil {
			t.Fatal(err)
		}
		mustContain(t, text, "suggestions indexed: 1")
		if documents, titles, found, alike := kept(); documents != 1 || titles != 1 || found != 1 || alike != 1 {
			t.Errorf("after: %d texts and %d titles are kept, %d and %d found", documents, titles, found, alike)
		}
	})
}
