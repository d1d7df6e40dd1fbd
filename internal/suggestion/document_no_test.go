package suggestion

import (
	"fmt"
	"testing"

	"lianluo/internal/calendar"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
)

func TestTheNumberAfterAUnitsLastOneIsProposed(t *testing.T) {
	today := calendar.MustParse("2026-11-28")
	for last, want := range map[string]string{
		"": "", "云交函2026第3号": "", "云交函〔2026〕3": "", "云交函〔2026〕9999999号": "",
		"云交函〔2026〕3号": "云交函〔2026〕4号", "云交函〔2026〕099号": "云交函〔2026〕100号", "云交函〔2025〕87号": "云交函〔2026〕1号",
	} {
		if got := nextDocumentNo(last, today); got != want {
			t.Errorf("after %q: %q, want %q", last, got, want)
		}
	}
}

func TestWhoSignsIsProposedTheUnitsNextNumberAndNobodyElse(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		proposed := func(who string, id uint) string {
			for _, a := range w.view(who, id).Rounds[0].Assignments {
				if a.Reply != nil {
					return a.Reply.NextDocumentNo
				}
			}
			return ""
		}
		first, _, reply := w.item(atInSignoff)
		if got := proposed("signer", first); got != "" {
			t.Errorf("before the unit's first reply: %q", got)
		}
		w.do("signer", fmt.Sprintf("/replies/%d/sign", reply), first, fields{"pass": true, "comment": "", "document_no": "云交函〔2026〕17号"})
		second, _, _ := w.item(atInSignoff)
		if got := proposed("signer", second); got != "云交函〔2026〕18号" {
			t.Errorf("after it: %q", got)
		}
		for _, who := range []string{"clerk", "reviewer", "gov_office"} {
			if got := proposed(who, second); got != "" {
				t.Errorf("%s is proposed %q", who, got)
			}
		}
	})
}
