package stats

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"lianluo/internal/access"
	"lianluo/internal/org"
)

// named are the tables that hold the names of what figures are split by.
var named = map[string]string{"field": "committees", "unit": "units", "delegation": "delegations", "group": "deputy_groups", "session": "sessions"}

// Option is something that figures can be narrowed to.
type Option struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

// name gives the lines their names. Those of years are the years; systems, and
// what has none, are called by the page.
func (r *reader) name(lines []Line, by string) error {
	names, err := r.names(by)
	if err != nil {
		return err
	}
	for i := range lines {
		if lines[i].Name = names[lines[i].Key]; lines[i].Name == "" && lines[i].Key != None {
			lines[i].Name = lines[i].Key
		}
	}
	return nil
}

func (r *reader) names(by string) (map[string]string, error) {
	names := map[string]string{}
	if by == "category" {
		for _, set := range r.sets {
			for _, c := range set.Data.CategoryList {
				names[c.Code] = c.Label
			}
		}
		return names, nil
	}
	table, ok := named[by]
	if !ok {
		return names, nil
	}
	options, err := r.options(table)
	for _, o := range options {
		names[o.Key] = o.Name
	}
	return names, err
}

func (r *reader) options(table string) ([]Option, error) {
	out := []Option{}
	q := r.q.Table(table).Where("congress_id = ?", r.by.CongressID).Select("CAST(id AS text) AS key, name")
	if table == "sessions" {
		q = q.Order("opens_on DESC")
	} else {
		q = q.Order("name, id")
	}
	if err := q.Scan(&out).Error; err != nil {
		return nil, fmt.Errorf("names of %s: %w", table, err)
	}
	return out, nil
}

// Definition says how one figure is counted, in Chinese and in English.
type Definition struct {
	Code string `json:"code"`
	Rate bool   `json:"rate"` // a percentage; otherwise a plain count
	Zh   Words  `json:"zh"`
	En   Words  `json:"en"`
}

func (r *reader) definitions() []Definition {
	var out []Definition
	for _, m := range r.measures() {
		out = append(out, Definition{Code: m.code, Rate: m.of != "", Zh: m.zh, En: m.en})
	}
	return out
}

// smallBase is the denominator below which a percentage is marked and not
// ranked.
func (r *reader) smallBase() int { return r.set.Data.Figures.SmallBase }

// Guide says how figures are counted, and by what they can be asked for.
func (s *Service) Guide(ctx context.Context, by access.Actor) (Guide, error) {
	r, err := s.reader(ctx, by)
	if err != nil {
		return Guide{}, err
	}
	g := Guide{AsOf: r.now, SmallBase: r.smallBase(), Definitions: r.definitions(), Dimensions: r.dimensions(), Options: map[string][]Option{}}
	for _, dim := range g.Dimensions {
		if g.Options[dim], err = r.optionsOf(dim); err != nil {
			return g, err
		}
	}
	session, _, err := org.CurrentSession(r.q, by.CongressID, r.today)
	if err != nil && !errors.Is(err, org.ErrNoSession) {
		return g, err
	}
	if session != nil {
		g.CurrentSessionID = session.ID
	}
	return g, nil
}

// dimensions leaves out what is the same for all items that the reader counts:
// a unit, a committee's field, the government's system. Systems are for those
// who count the items of all.
func (r *reader) dimensions() []string {
	return slices.DeleteFunc(slices.Clone(Dimensions), func(dim string) bool {
		return dim == "system" && !r.ofAll() || dim == "field" && r.by.Is(access.Committee) || dim == "unit" && r.by.Role.OfUnit()
	})
}

func (r *reader) optionsOf(dim string) ([]Option, error) {
	switch dim {
	case "category":
		options := []Option{}
		for _, c := range r.set.Data.CategoryList {
			options = append(options, Option{Key: c.Code, Name: c.Label})
		}
		return options, nil
	case "year", "system":
		options := []Option{}
		q, err := r.rows(Filter{}, dim)
		if err != nil {
			return nil, err
		}
		column := dimensions[dim].column
		err = q.Where(column + " <> " + map[string]string{"year": "0", "system": "''"}[dim]).Select("CAST(" + column + " AS text) AS key").Group("key").Order("key DESC").Scan(&options).Error
		if err != nil {
			return nil, fmt.Errorf("options of %s: %w", dim, err)
		}
		return options, nil
	}
	return r.options(named[dim])
}
