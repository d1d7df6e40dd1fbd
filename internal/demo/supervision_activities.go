package demo

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"

	"gorm.io/gorm"

	"lianluo/internal/access"
	"lianluo/internal/attachment"
	"lianluo/internal/supervision"
)

// tellActivities: visits and a symposium that were, with who came, and two to come.
func (w *world) tellActivities() {
	for i, kind := range []string{"research", "symposium", "on_site", "research", "on_site"} {
		w.then(-40+i*6, 30+i, func(ctx context.Context) error { return w.arranged(ctx, i, kind, -32+i*6) })
		w.then(-37+i*6, 40+i, func(ctx context.Context) error { return w.answered(ctx, i) })
		w.then(-32+i*6, 30+i, func(ctx context.Context) error { return w.attended(ctx, i) })
		w.then(-31+i*6, 50+i, func(ctx context.Context) error { return w.minuted(ctx, i) })
	}
	w.then(-2, 60, func(ctx context.Context) error { return w.arranged(ctx, 1, "on_site", 6) })
	w.then(-1, 60, func(ctx context.Context) error { return w.arranged(ctx, 4, "symposium", 9) })
}

func (w *world) arranged(ctx context.Context, i int, kind string, on int) error {
	v, err := w.key(ctx, i)
	if err != nil {
		return err
	}
	if !slices.Contains(v.Actions, supervision.PlanActivity) { // concluded by then
		return nil
	}
	guests := []uint{w.deputies[30+i*3].DeputyID, w.deputies[31+i*3].DeputyID}
	if on > 0 {
		guests = append(guests, w.deputies[0].DeputyID)
	}
	_, err = w.supervision.PlanActivity(ctx, w.committeeOf(v), v.ID, v.Version, supervision.Arrangement{Kind: kind, HeldOn: w.workday(on), StartsAt: "09:30",
		Place: pick(places, i), Subject: pick(occasions, i), DeputyIDs: guests, LeaderIn: true, OfficialIn: kind != "research", UnitsIn: true, CommitteeIn: true})
	return err
}

// lastActivity gives the newest activity of the i-th key item.
func (w *world) lastActivity(ctx context.Context, i int) (supervision.View, supervision.ActivityView, error) {
	v, err := w.key(ctx, i)
	if err != nil || len(v.Activities) == 0 {
		return v, supervision.ActivityView{}, err
	}
	a, err := w.supervision.Activity(ctx, w.office, v.Activities[len(v.Activities)-1].ID)
	return v, a, err
}

// invited gives the actors whom the invitations mean.
func (w *world) invited(v supervision.View, a supervision.ActivityView) (out []access.Actor) {
	for _, one := range a.Invitations {
		switch one.Party {
		case supervision.PartyLeader:
			out = append(out, w.leaderOf(v))
		case supervision.PartyOfficial:
			out = append(out, w.officialOf(v))
		case supervision.PartyCommittee:
			out = append(out, w.committeeOf(v))
		case supervision.PartyUnit:
			out = append(out, w.crews[one.Name].clerk)
		default:
			out = append(out, w.deputies[slices.IndexFunc(w.deputies, func(d access.Actor) bool { return d.DeputyID == one.DeputyID })])
		}
	}
	return out
}

func (w *world) answered(ctx context.Context, i int) error {
	v, a, err := w.lastActivity(ctx, i)
	if err != nil {
		return err
	}
	for j, by := range w.invited(v, a) {
		reason := ""
		if j%5 == 2 {
			reason = "当日有其他会议，不能参加。"
		}
		if _, err := w.supervision.Answer(ctx, by, a.ID, reason == "", reason); err != nil {
			return err
		}
	}
	return nil
}

// attended: those who said they come scan the code; one came without a phone.
func (w *world) attended(ctx context.Context, i int) error {
	v, a, err := w.lastActivity(ctx, i)
	if err != nil {
		return err
	}
	code, err := w.supervision.ShowCode(ctx, w.committeeOf(v), a.ID, a.Version)
	if err != nil {
		return err
	}
	late := 0
	for j, by := range w.invited(v, a) {
		switch {
		case a.Invitations[j].Answer != "come":
		case late == 0 && a.Invitations[j].Party == supervision.PartyDeputy:
			late++
			_, err = w.supervision.SignInByHand(ctx, w.office, a.Invitations[j].ID, "手机没电，现场核对身份后代为签到。")
		default:
			_, err = w.supervision.SignIn(ctx, by, code.Code)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *world) minuted(ctx context.Context, i int) error {
	v, a, err := w.lastActivity(ctx, i)
	if err != nil {
		return err
	}
	by := w.committeeOf(v)
	var photos []uint
	for n := range 2 {
		file, err := w.files.Upload(ctx, by, fmt.Sprintf("现场照片%d.png", n+1), bytes.NewReader(picture(i*2+n)), func(*gorm.DB, attachment.Attachment) error { return nil })
		if err != nil {
			return err
		}
		photos = append(photos, file.ID)
	}
	_, err = w.supervision.RecordMinutes(ctx, by, a.ID, a.Version, supervision.Minutes{Text: pick(minuteTexts, i), AttachmentIDs: photos})
	return err
}

// picture draws a landscape in a few colours, in the place of a photo.
func picture(no int) []byte {
	const width, height = 480, 320
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			far, near := 150+(x*(no+3)/7)%60-abs(x%160-80)/2, 230-(x*(no+2)/11)%40
			shade := uint8(210 - y/4)
			pixel := color.RGBA{shade - 20, shade, 245, 255}
			switch {
			case y > near:
				pixel = color.RGBA{uint8(96 + no*7%40), 118, 84, 255}
			case y > far:
				pixel = color.RGBA{142, uint8(150 + no*5%30), 158, 255}
			}
			img.Set(x, y, pixel)
		}
	}
	var out bytes.Buffer
	_ = png.Encode(&out, img) // into memory, of a picture that is whole
	return out.Bytes()
}

func abs(n int) int { return max(n, -n) }
