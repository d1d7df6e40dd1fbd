-- +goose Up
-- How a unit divides its work is for its own people.
UPDATE timeline_events SET audience = 'unit' WHERE kind = 'set_inner_route';

-- +goose Down
UPDATE timeline_events SET audience = 'handling' WHERE kind = 'set_inner_route';
