-- +goose Up
-- Beside e-mail a second channel: text messages by a gateway. What is there is
-- of e-mail; a mode says how often, no longer by what.
ALTER TABLE mails ADD COLUMN channel text NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'gateway'));
DROP INDEX mails_digest;
CREATE UNIQUE INDEX mails_digest ON mails (congress_id, user_id, digest_on, channel);

ALTER TABLE notices ADD COLUMN gateway_mode text NOT NULL DEFAULT 'off';
ALTER TABLE notices ADD COLUMN gateway_id integer;
UPDATE notices SET mail_mode = 'each' WHERE mail_mode = 'mail';
CREATE INDEX notices_gateway_waiting ON notices (congress_id, user_id) WHERE gateway_mode <> 'off' AND gateway_id IS NULL AND read_at IS NULL;
CREATE INDEX notices_gateway ON notices (gateway_id) WHERE gateway_id IS NOT NULL;

CREATE TABLE new_preferences (
    user_id integer NOT NULL REFERENCES users (id),
    topic   text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('mail', 'gateway')),
    mode    text NOT NULL CHECK (mode IN ('each', 'digest', 'off')),
    PRIMARY KEY (user_id, topic, channel)
);
INSERT INTO new_preferences SELECT user_id, topic, 'mail', CASE mode WHEN 'mail' THEN 'each' ELSE mode END FROM notice_preferences;
DROP TABLE notice_preferences;
ALTER TABLE new_preferences RENAME TO notice_preferences;

-- +goose Down
CREATE TABLE old_preferences (
    user_id integer NOT NULL REFERENCES users (id),
    topic   text NOT NULL,
    mode    text NOT NULL CHECK (mode IN ('mail', 'digest', 'off')),
    PRIMARY KEY (user_id, topic)
);
INSERT INTO old_preferences SELECT user_id, topic, CASE mode WHEN 'each' THEN 'mail' ELSE mode END FROM notice_preferences WHERE channel = 'mail';
DROP TABLE notice_preferences;
ALTER TABLE old_preferences RENAME TO notice_preferences;

DROP INDEX notices_gateway;
DROP INDEX notices_gateway_waiting;
UPDATE notices SET mail_mode = 'mail' WHERE mail_mode = 'each';
ALTER TABLE notices DROP COLUMN gateway_id;
ALTER TABLE notices DROP COLUMN gateway_mode;

DROP INDEX mails_digest;
DELETE FROM mails WHERE channel = 'gateway';
CREATE UNIQUE INDEX mails_digest ON mails (congress_id, user_id, digest_on);
ALTER TABLE mails DROP COLUMN channel;
