-- +goose Up
ALTER TABLE suggestions ADD COLUMN forwarded_at datetime;
ALTER TABLE suggestions ADD COLUMN proposed_units text;
ALTER TABLE suggestions ADD COLUMN origin_note text NOT NULL DEFAULT '';
ALTER TABLE suggestions ADD COLUMN asked boolean NOT NULL DEFAULT false;
ALTER TABLE content_versions ADD COLUMN publicity_consent text NOT NULL DEFAULT '';
ALTER TABLE content_versions ADD COLUMN reference_only boolean NOT NULL DEFAULT false;
ALTER TABLE content_versions ADD COLUMN suggested_units text NOT NULL DEFAULT '';
ALTER TABLE signatures ADD COLUMN lapsed_at datetime;
ALTER TABLE consent_requests ADD COLUMN asked_by_name text NOT NULL DEFAULT '';
ALTER TABLE consent_requests ADD COLUMN clock_id integer NOT NULL DEFAULT 0;
ALTER TABLE consent_request_steps ADD COLUMN stage integer NOT NULL DEFAULT 0;
ALTER TABLE consent_request_steps ADD COLUMN action text NOT NULL DEFAULT '';
ALTER TABLE consent_request_steps ADD COLUMN by_name text NOT NULL DEFAULT '';
ALTER TABLE communications ADD COLUMN clock_id integer NOT NULL DEFAULT 0;
ALTER TABLE co_opinions ADD COLUMN suggestion_id integer NOT NULL DEFAULT 0;
ALTER TABLE co_opinions ADD COLUMN drafted_by_name text NOT NULL DEFAULT '';
ALTER TABLE co_opinions ADD COLUMN signed_by_name text NOT NULL DEFAULT '';
ALTER TABLE replies ADD COLUMN supersedes_id integer;
ALTER TABLE replies ADD COLUMN no_opinion_reason text NOT NULL DEFAULT '';
ALTER TABLE replies ADD COLUMN checked_by integer NOT NULL DEFAULT 0;
ALTER TABLE replies ADD COLUMN checked_by_name text NOT NULL DEFAULT '';
ALTER TABLE commitments ADD COLUMN assignment_id integer NOT NULL DEFAULT 0;
ALTER TABLE commitments ADD COLUMN clock_id integer NOT NULL DEFAULT 0;
ALTER TABLE commitments ADD COLUMN replaces_id integer;
ALTER TABLE commitments ADD COLUMN outcome text NOT NULL DEFAULT '';
ALTER TABLE commitments ADD COLUMN ended_at datetime;
ALTER TABLE clocks ADD COLUMN first_due_on text;
ALTER TABLE clocks ADD COLUMN first_breached_on text;
ALTER TABLE rounds ADD COLUMN meeting text NOT NULL DEFAULT '';
ALTER TABLE rounds ADD COLUMN plan_due_on text;
UPDATE content_versions SET publicity_consent = (SELECT s.publicity_consent FROM suggestions s WHERE s.id = suggestion_id),
    reference_only = (SELECT s.reference_only FROM suggestions s WHERE s.id = suggestion_id),
    suggested_units = (SELECT s.suggested_units FROM suggestions s WHERE s.id = suggestion_id);
CREATE TABLE copies (
    id            integer PRIMARY KEY AUTOINCREMENT,
    reply_id      integer NOT NULL REFERENCES replies (id),
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    deputy_id     integer NOT NULL,
    at            datetime NOT NULL,
    read_at       datetime,
    paper_on      text,
    paper_note    text NOT NULL,
    UNIQUE (reply_id, suggestion_id, deputy_id)
);
INSERT INTO copies (reply_id, suggestion_id, deputy_id, at, read_at, paper_note)
    SELECT d.reply_id, r.suggestion_id, d.deputy_id, d.at, d.read_at, '' FROM deliveries d JOIN replies r ON r.id = d.reply_id;
DROP TABLE deliveries;
ALTER TABLE copies RENAME TO deliveries;
CREATE TABLE urges (
    id            integer PRIMARY KEY AUTOINCREMENT,
    congress_id   integer NOT NULL,
    suggestion_id integer NOT NULL REFERENCES suggestions (id),
    assignment_id integer NOT NULL,
    role          text NOT NULL,
    note          text NOT NULL,
    by_user_id    integer NOT NULL,
    by_name       text NOT NULL,
    at            datetime NOT NULL
);
CREATE INDEX urges_suggestion ON urges (suggestion_id);
CREATE INDEX consent_request_steps_request ON consent_request_steps (request_id);
CREATE INDEX co_opinions_suggestion ON co_opinions (suggestion_id);
CREATE INDEX deliveries_suggestion ON deliveries (suggestion_id);
CREATE INDEX suggestions_merged ON suggestions (merged_into_id) WHERE merged_into_id IS NOT NULL;
DROP INDEX replies_current;
CREATE UNIQUE INDEX replies_first ON replies (assignment_id) WHERE supersedes_id IS NULL;
CREATE UNIQUE INDEX replies_successor ON replies (supersedes_id);

-- +goose Down
DROP INDEX replies_successor;
DROP INDEX replies_first;
DELETE FROM replies WHERE supersedes_id IS NOT NULL;
CREATE UNIQUE INDEX replies_current ON replies (assignment_id) WHERE state <> 'superseded';
DROP INDEX suggestions_merged;
DROP INDEX co_opinions_suggestion;
DROP INDEX consent_request_steps_request;
DROP TABLE urges;
CREATE TABLE copies (
    id        integer PRIMARY KEY AUTOINCREMENT,
    reply_id  integer NOT NULL REFERENCES replies (id),
    deputy_id integer NOT NULL,
    at        datetime NOT NULL,
    read_at   datetime,
    paper     boolean NOT NULL,
    UNIQUE (reply_id, deputy_id)
);
INSERT INTO copies (reply_id, deputy_id, at, read_at, paper)
    SELECT d.reply_id, d.deputy_id, MIN(d.at), MIN(d.read_at), false FROM deliveries d GROUP BY d.reply_id, d.deputy_id;
DROP TABLE deliveries;
ALTER TABLE copies RENAME TO deliveries;
ALTER TABLE rounds DROP COLUMN plan_due_on;
ALTER TABLE rounds DROP COLUMN meeting;
ALTER TABLE clocks DROP COLUMN first_breached_on;
ALTER TABLE clocks DROP COLUMN first_due_on;
ALTER TABLE commitments DROP COLUMN ended_at;
ALTER TABLE commitments DROP COLUMN outcome;
ALTER TABLE commitments DROP COLUMN replaces_id;
ALTER TABLE commitments DROP COLUMN clock_id;
ALTER TABLE commitments DROP COLUMN assignment_id;
ALTER TABLE replies DROP COLUMN checked_by_name;
ALTER TABLE replies DROP COLUMN checked_by;
ALTER TABLE replies DROP COLUMN no_opinion_reason;
ALTER TABLE replies DROP COLUMN supersedes_id;
ALTER TABLE co_opinions DROP COLUMN signed_by_name;
ALTER TABLE co_opinions DROP COLUMN drafted_by_name;
ALTER TABLE co_opinions DROP COLUMN suggestion_id;
ALTER TABLE communications DROP COLUMN clock_id;
ALTER TABLE consent_request_steps DROP COLUMN by_name;
ALTER TABLE consent_request_steps DROP COLUMN action;
ALTER TABLE consent_request_steps DROP COLUMN stage;
ALTER TABLE consent_requests DROP COLUMN clock_id;
ALTER TABLE consent_requests DROP COLUMN asked_by_name;
ALTER TABLE signatures DROP COLUMN lapsed_at;
ALTER TABLE content_versions DROP COLUMN suggested_units;
ALTER TABLE content_versions DROP COLUMN reference_only;
ALTER TABLE content_versions DROP COLUMN publicity_consent;
ALTER TABLE suggestions DROP COLUMN asked;
ALTER TABLE suggestions DROP COLUMN origin_note;
ALTER TABLE suggestions DROP COLUMN proposed_units;
ALTER TABLE suggestions DROP COLUMN forwarded_at;
