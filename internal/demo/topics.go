package demo

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lianluo/internal/suggestion"
)

//go:embed topics.txt
var topicsText string

// topic is the text of a suggestion and of its reply. Places and numbers stand
// in it as {…}, so that no two suggestions read alike.
type topic struct {
	unit, category, title, situation, analysis string
	points, answers                            []string
}

// readTopics reads the topics: "#" begins one with unit and category; T, S and
// A are title, situation and analysis; "?" is a request, "!" its answer.
func readTopics(text string) ([]topic, error) {
	var all []topic
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		kind, words, _ := strings.Cut(line, " ")
		if line == "" {
			continue
		}
		if kind == "#" {
			unit, category, _ := strings.Cut(words, " ")
			all = append(all, topic{unit: unit, category: category})
			continue
		}
		if len(all) == 0 {
			return nil, fmt.Errorf("topics, line %d: text before the first topic", i+1)
		}
		t := &all[len(all)-1]
		switch kind {
		case "T":
			t.title = words
		case "S":
			t.situation = words
		case "A":
			t.analysis = words
		case "?":
			t.points = append(t.points, words)
		case "!":
			t.answers = append(t.answers, words)
		default:
			return nil, fmt.Errorf("topics, line %d: %q is no kind of line", i+1, kind)
		}
	}
	return all, nil
}

var (
	roads    = strings.Fields("云锦路 望湖路 文塔路 长桥路 青枫大道 石鼓路 迎晖路 松岚大道 学府路 禾丰路 澄湖大道 建业路 临溪路 白沙路 金穗路 东岭路")
	villages = strings.Fields("石桥村 大塘村 双井村 樟树村 东岸村 枫林村 竹山村 梅岭村 上坊村 新田村 桃源里村 南坡村 古井村 柳湾村 芦溪村 塘头村 高岭村")
)

type town struct{ name, county string }

func towns() []town {
	var all []town
	for _, county := range counties {
		for _, name := range townsOf[county] {
			all = append(all, town{name, county})
		}
	}
	return all
}

// of gives the topic's text for the no-th suggestion.
func (t topic) of(no, year int) topic {
	all := towns()
	if t.rural() {
		all = slices.DeleteFunc(all, func(x town) bool { return strings.HasSuffix(x.name, "街道") })
	}
	place := all[(no*7+3)%len(all)]
	words := strings.NewReplacer("{镇}", place.name, "{县}", place.county, "{路}", roads[(no*5+1)%len(roads)],
		"{村}", villages[(no*3+2)%len(villages)], "{几}", strconv.Itoa(3+no%6), "{数}", strconv.Itoa(21+(no*13)%70),
		"{百}", strconv.Itoa(120+(no*37)%780), "{今年}", strconv.Itoa(year), "{明年}", strconv.Itoa(year+1))
	t.title, t.situation, t.analysis = words.Replace(t.title), words.Replace(t.situation), words.Replace(t.analysis)
	t.points, t.answers = replaced(words, t.points), replaced(words, t.answers)
	return t
}

// rural says that the text speaks of villages, which a street does not have.
func (t topic) rural() bool {
	return strings.Contains(t.title+t.situation, "村") || strings.Contains(t.situation, "返乡")
}

func replaced(words *strings.Replacer, lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = words.Replace(line)
	}
	return out
}

func (t topic) content(no int) suggestion.Content {
	return suggestion.Content{Title: t.title, Category: t.category, Situation: t.situation, Analysis: t.analysis, Points: t.points,
		PublicityConsent: []string{"full", "full", "full", "title_only", "none"}[no%5], SuggestedUnits: t.unit}
}
