-- +goose Up
ALTER TABLE delegations ADD COLUMN closed_on text;
ALTER TABLE delegations ADD COLUMN version bigint NOT NULL DEFAULT 0;
ALTER TABLE deputy_groups ADD COLUMN closed_on text;
ALTER TABLE deputy_groups ADD COLUMN version bigint NOT NULL DEFAULT 0;
CREATE INDEX deputy_groups_convenor ON deputy_groups (convenor_id);
CREATE INDEX memberships_deputy ON memberships (deputy_id);

-- +goose Down
DROP INDEX memberships_deputy;
DROP INDEX deputy_groups_convenor;
ALTER TABLE deputy_groups DROP COLUMN version;
ALTER TABLE deputy_groups DROP COLUMN closed_on;
ALTER TABLE delegations DROP COLUMN version;
ALTER TABLE delegations DROP COLUMN closed_on;
