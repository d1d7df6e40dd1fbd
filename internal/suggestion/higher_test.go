package suggestion

import (
	"fmt"
	"net/http"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/database"
	"lianluo/internal/database/databasetest"
	"lianluo/internal/deputy"
	"lianluo/internal/web"
)

// The register holds deputies of higher congresses, too; they propose nothing
// here, and nobody is invited among them.
func TestDeputiesOfHigherCongressesProposeElsewhere(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		w := newWorld(t, db)
		home, err := database.One[deputy.Deputy](db.Read(t.Context()).Where("id = ?", w.actors["lead"].DeputyID))
		if err != nil {
			t.Fatal(err)
		}
		higher := deputy.Deputy{CongressID: home.CongressID, TermID: home.TermID, Name: "省代表", Level: deputy.Provincial, CardNo: "S01", Status: deputy.Active}
		w.write(func(tx *gorm.DB) error { return tx.Create(&higher).Error })
		w.actors["higher"] = access.Actor{UserID: w.actors["other_deputy"].UserID, CongressID: home.CongressID, Role: access.Deputy, DeputyID: higher.ID, Name: "省代表"}
		refused := w.call("higher", http.MethodPost, "/suggestions", draft)
		if p := decode[web.Problem](w, refused); p.Code != ErrHigherDeputy.Code {
			t.Errorf("an item of his own: %d %s", refused.Code, p.Code)
		}
		id, _, _ := w.item(atDraft)
		if got := w.try("lead", fmt.Sprintf("/suggestions/%d/cosigners", id), id, fields{"deputy_ids": []uint{higher.ID}}); got.Code != http.StatusUnprocessableEntity {
			t.Errorf("an invitation: %d %s", got.Code, got.Body)
		}
	})
}
