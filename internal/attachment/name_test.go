package attachment

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestNamesAreMadeHarmless(t *testing.T) {
	for _, c := range []struct{ name, given, want string }{
		{"a plain name", "调研报告（定稿）.pdf", "调研报告（定稿）.pdf"},
		{"a path", "../../etc/passwd.pdf", "passwd.pdf"},
		{"a path of Windows", `C:\Users\王\桌面\图.PNG`, "图.PNG"},
		{"control characters", "a\x00b\r\nSet-Cookie_x.pdf", "abSet-Cookie_x.pdf"},
		{"an extension turned around", "清单\u202excod.exe", "清单xcod.exe"},
		{"invisible characters", "报\u200b告\ufeff.pdf", "报告.pdf"},
		{"what file systems refuse", `a<b>:"c"|d?*.pdf`, "a_b___c__d__.pdf"},
		{"dots and spaces at the ends", " ..图片 .jpg. ", "图片.jpg"},
		{"an extension alone", ".pdf", "pdf"},
		{"nothing", "", "附件"},
		{"dots alone", "..", "附件"},
		{"a device", "con.docx", "_con.docx"},
		{"line separators", "甲\u2028乙\u00a0丙.pdf", "甲乙 丙.pdf"},
		{"broken encoding", "a\xff.pdf", "a_.pdf"},
		{"two accents, one letter", "e\u0301.pdf", "é.pdf"},
		{"a long name", strings.Repeat("长", 300) + ".docx", strings.Repeat("长", maxName-5) + ".docx"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := SafeName(c.given); got != c.want {
				t.Errorf("SafeName(%q) = %q, want %q", c.given, got, c.want)
			}
		})
	}
}

func TestNoNameIsDangerous(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.String().Draw(t, "name")
		got := SafeName(given)
		bad := func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }
		switch {
		case got == "", strings.HasPrefix(got, "."), strings.ContainsAny(got, `/\<>:"|?*`), strings.ContainsFunc(got, bad):
			t.Fatalf("SafeName(%q) = %q", given, got)
		case !utf8.ValidString(got), utf8.RuneCountInString(got) > maxName+1:
			t.Fatalf("SafeName(%q) = %q, %d characters", given, got, utf8.RuneCountInString(got))
		case SafeName(got) != got:
			t.Fatalf("SafeName(%q) = %q, and again %q", given, got, SafeName(got))
		}
	})
}
