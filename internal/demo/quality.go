package demo

import (
	"context"

	"lianluo/internal/suggestion"
)

// judged: the unit that answered says how it found the suggestion; a few days
// on, so that the proposer may have rated it by then.
func judged(quality suggestion.Quality) func(s *story, day int) {
	return func(s *story, day int) {
		s.unit("rate the suggestion", day+2, func(ctx context.Context, c *crew, duty uint) (suggestion.Receipt, error) {
			return s.w.suggestions.RateSuggestion(ctx, c.clerk, duty, s.item.UnitVersion, 0, quality)
		})
	}
}

var (
	wellFounded = suggestion.Quality{Topic: "good", Research: "good", Feasibility: "good", Remark: "附有路段照片和车流数据，可以直接列入计划。"}
	welcome     = suggestion.Quality{Topic: "good", Research: "good", Feasibility: "fair"}
	tooGeneral  = suggestion.Quality{Topic: "good", Research: "fair", Feasibility: "fair", Remark: "建议写明具体路段和时段，便于测算经费。"}
	notOurs     = suggestion.Quality{Topic: "fair", Research: "poor", Feasibility: "poor", Remark: "所提事项涉及上级审批权限，提出前可以先了解有关规定。"}
)
