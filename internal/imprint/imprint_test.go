package imprint

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheCodeIsThatOfWhatThePaperSays(t *testing.T) {
	type paper struct {
		ID   uint
		Text string
	}
	seen := map[Imprint]bool{}
	for _, said := range []paper{{1, "年内修建三处站台。"}, {1, "年内修建两处站台。"}, {2, "年内修建三处站台。"}} {
		for _, kind := range []string{"reply", "letter"} {
			first, err := Of(kind, said)
			again, err2 := Of(kind, said)
			if err != nil || err2 != nil || first != again {
				t.Fatalf("%v, then %v: %v %v", first, again, err, err2)
			}
			if !regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$`).MatchString(first.Code) || len(first.ContentHash) != 64 {
				t.Errorf("%+v", first)
			}
			seen[first] = true
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d imprints of 6 papers", len(seen))
	}
	if _, err := Of("reply", func() {}); err == nil {
		t.Error("what cannot be written down has no imprint")
	}
}

func TestACodeIsReadHoweverItIsTyped(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		i, err := Of("reply", rapid.String().Draw(rt, "text"))
		if err != nil {
			rt.Fatal(err)
		}
		plain := strings.ReplaceAll(i.Code, "-", "")
		for _, typed := range []string{i.Code, strings.ToLower(i.Code), plain, " " + plain[:5] + " " + plain[5:] + "　",
			strings.NewReplacer("0", "o", "1", "l").Replace(i.Code), strings.ReplaceAll(i.Code, "1", "I"), strings.ReplaceAll(i.Code, "-", "－")} {
			if got := Read(typed); got != i.Code {
				rt.Errorf("%q: %q, want %q", typed, got, i.Code)
			}
		}
	})
	for _, wrong := range []string{"", "0", "0000-0000-000", "0000-0000-00000", "0000-0000-000U", "0000/0000/0000", "验证码"} {
		if got := Read(wrong); got != "" {
			t.Errorf("%q: %q", wrong, got)
		}
	}
}
