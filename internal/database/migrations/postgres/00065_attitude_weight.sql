-- +goose Up
-- The proposers' feedback in a unit's score counts attitude and result. Rules
-- that a congress confirmed keep the score that it knew, of the result alone;
-- borrowed defaults become the new ones.
UPDATE rule_sets SET data = replace(data, '"borrowed":true,"source":"preset.ballots"', '"attitude_weight":30,"result_weight":70,"borrowed":true,"source":"preset.ballots"')
WHERE data LIKE '%"ballot_weight":%';
UPDATE rule_sets SET data = replace(data, '"feedback_weight":', '"attitude_weight":0,"result_weight":100,"feedback_weight":')
WHERE data LIKE '%"ballot_weight":%' AND data NOT LIKE '%"attitude_weight":%';

-- +goose Down
UPDATE rule_sets SET data = replace(replace(data, '"attitude_weight":30,"result_weight":70,', ''), '"attitude_weight":0,"result_weight":100,', '');
