-- +goose Up
-- Of another item its id is kept, and its title read when it is shown: a title that was copied stayed when the item
-- went off line.
ALTER TABLE suggestions ADD COLUMN split_from_id integer REFERENCES suggestions (id);
UPDATE suggestions SET split_from_id = (SELECT CAST(json_extract(e.data, '$.split_from') AS integer) FROM audit_events e
    WHERE e.action = 'suggestion.split_off' AND e.subject = 'suggestion/' || suggestions.id);
UPDATE timeline_events SET data = json_set(json_remove(data, '$.text'), '$.request_id', CAST((SELECT MAX(r.id) FROM consent_requests r
    WHERE r.suggestion_id = timeline_events.suggestion_id AND r.asked_at <= timeline_events.at
    AND r.kind = CASE WHEN timeline_events.kind IN ('ask_merge', 'confirm_merge') THEN 'merge' ELSE 'split' END) AS text))
    WHERE kind IN ('ask_merge', 'confirm_merge', 'split', 'consent_split') AND json_extract(data, '$.text') IS NOT NULL;
UPDATE timeline_events SET data = json_set(json_remove(data, '$.text'), '$.other_id',
    CAST((SELECT s.split_from_id FROM suggestions s WHERE s.id = timeline_events.suggestion_id) AS text))
    WHERE kind = 'split_off' AND json_extract(data, '$.text') IS NOT NULL;
UPDATE consent_requests SET data = json_remove(data, '$.text') WHERE kind = 'merge';
UPDATE consent_requests SET data = json_set(json_remove(data, '$.text'), '$.target_id', (SELECT CAST(json_extract(e.data, '$.second_id') AS integer)
    FROM audit_events e WHERE e.action = 'suggestion.consent_split' AND e.subject = 'suggestion/' || consent_requests.suggestion_id
    AND json_extract(e.data, '$.request_id') = consent_requests.id)) WHERE kind = 'split' AND state = 'granted';
UPDATE suggestions SET proposed_units = '[]' WHERE stub;
UPDATE attachments SET name = '' WHERE removed_at IS NOT NULL AND (owner_kind = 'suggestion' AND owner_id IN (SELECT id FROM suggestions WHERE stub)
    OR owner_kind = 'reply' AND owner_id IN (SELECT r.id FROM replies r JOIN suggestions s ON s.id = r.suggestion_id WHERE s.stub)
    OR owner_kind = 'feedback' AND owner_id IN (SELECT f.id FROM feedbacks f JOIN suggestions s ON s.id = f.suggestion_id WHERE s.stub));

-- +goose Down
ALTER TABLE suggestions DROP COLUMN split_from_id;
