-- +goose Up
-- The part of a unit's score that ballots make is weighed whether they were
-- held at a meeting or over days.
UPDATE rule_sets SET data = replace(data, '"live_weight":', '"ballot_weight":');

-- +goose Down
UPDATE rule_sets SET data = replace(data, '"ballot_weight":', '"live_weight":');
