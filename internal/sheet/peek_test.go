package sheet

import (
	"fmt"
	"strings"
	"testing"

	"lianluo/internal/fault"
)

func TestHowAFileIsHeaded(t *testing.T) {
	many := "甲,乙\n" + strings.Repeat("1,2\n", 6000)
	for _, c := range []struct{ file, want string }{
		{"甲,乙*,丙\n1,,3\n", "{[甲 乙 丙] [[1  3]]}"},
		{"一览表\n\n制表单位：,某办\n序号\t标题\n", "{[制表单位： 某办] [[序号 标题 ]]}"},
		{"一览表,,\n甲,,乙,乙\n1,2,3,4\n", "{[甲 乙] [[1 3]]}"},
		{"甲,乙\n1\n", "{[甲 乙] [[1 ]]}"},
		{many, "{[甲 乙] [[1 2] [1 2] [1 2]]}"},
	} {
		head, err := Peek([]byte(c.file))
		if got := fmt.Sprint(head); err != nil || got != c.want {
			t.Errorf("%.40q: %s, %v, want %s", c.file, got, err, c.want)
		}
	}
	for file, code := range map[string]string{"": "empty", "\n,\n": "no_rows", "<p>页面</p>": "no_heading", "\xD0\xCF\x11\xE0": "old_format", "PK\x03\x04": "unreadable"} {
		_, err := Peek([]byte(file))
		if f := fault.Of(err); f == nil || f.Fields[0].Code != code {
			t.Errorf("%q: %v, want %s", file, err, code)
		}
	}
}
