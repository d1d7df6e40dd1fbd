-- +goose Up
-- Each kind of gateway is a channel of its own. What there was of the one
-- gateway went to phone numbers; an account at the WeChat gateway is kept beside
-- the number.
DROP INDEX mails_digest;
ALTER TABLE mails RENAME COLUMN channel TO former;
ALTER TABLE mails ADD COLUMN channel text NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'sms', 'wechat'));
UPDATE mails SET channel = CASE former WHEN 'gateway' THEN 'sms' ELSE former END;
ALTER TABLE mails DROP COLUMN former;
CREATE UNIQUE INDEX mails_digest ON mails (congress_id, user_id, digest_on, channel);

DROP INDEX notices_gateway_waiting;
DROP INDEX notices_gateway;
ALTER TABLE notices RENAME COLUMN gateway_mode TO sms_mode;
ALTER TABLE notices RENAME COLUMN gateway_id TO sms_id;
ALTER TABLE notices ADD COLUMN wechat_mode text NOT NULL DEFAULT 'off';
ALTER TABLE notices ADD COLUMN wechat_id integer;
CREATE INDEX notices_sms_waiting ON notices (congress_id, user_id) WHERE sms_mode <> 'off' AND sms_id IS NULL AND read_at IS NULL;
CREATE INDEX notices_sms ON notices (sms_id) WHERE sms_id IS NOT NULL;
CREATE INDEX notices_wechat_waiting ON notices (congress_id, user_id) WHERE wechat_mode <> 'off' AND wechat_id IS NULL AND read_at IS NULL;
CREATE INDEX notices_wechat ON notices (wechat_id) WHERE wechat_id IS NOT NULL;

CREATE TABLE new_preferences (
    user_id integer NOT NULL REFERENCES users (id),
    topic   text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('mail', 'sms', 'wechat')),
    mode    text NOT NULL CHECK (mode IN ('each', 'digest', 'off')),
    PRIMARY KEY (user_id, topic, channel)
);
INSERT INTO new_preferences SELECT user_id, topic, CASE channel WHEN 'gateway' THEN 'sms' ELSE channel END, mode FROM notice_preferences;
DROP TABLE notice_preferences;
ALTER TABLE new_preferences RENAME TO notice_preferences;

ALTER TABLE users ADD COLUMN wechat text NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE users DROP COLUMN wechat;

CREATE TABLE new_preferences (
    user_id integer NOT NULL REFERENCES users (id),
    topic   text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('mail', 'gateway')),
    mode    text NOT NULL CHECK (mode IN ('each', 'digest', 'off')),
    PRIMARY KEY (user_id, topic, channel)
);
INSERT INTO new_preferences SELECT user_id, topic, CASE channel WHEN 'sms' THEN 'gateway' ELSE channel END, mode FROM notice_preferences WHERE channel <> 'wechat';
DROP TABLE notice_preferences;
ALTER TABLE new_preferences RENAME TO notice_preferences;

DROP INDEX notices_wechat;
DROP INDEX notices_wechat_waiting;
DROP INDEX notices_sms;
DROP INDEX notices_sms_waiting;
ALTER TABLE notices DROP COLUMN wechat_id;
ALTER TABLE notices DROP COLUMN wechat_mode;
ALTER TABLE notices RENAME COLUMN sms_id TO gateway_id;
ALTER TABLE notices RENAME COLUMN sms_mode TO gateway_mode;
CREATE INDEX notices_gateway_waiting ON notices (congress_id, user_id) WHERE gateway_mode <> 'off' AND gateway_id IS NULL AND read_at IS NULL;
CREATE INDEX notices_gateway ON notices (gateway_id) WHERE gateway_id IS NOT NULL;

DELETE FROM mails WHERE channel = 'wechat';
DROP INDEX mails_digest;
ALTER TABLE mails RENAME COLUMN channel TO former;
ALTER TABLE mails ADD COLUMN channel text NOT NULL DEFAULT 'mail' CHECK (channel IN ('mail', 'gateway'));
UPDATE mails SET channel = CASE former WHEN 'sms' THEN 'gateway' ELSE former END;
ALTER TABLE mails DROP COLUMN former;
CREATE UNIQUE INDEX mails_digest ON mails (congress_id, user_id, digest_on, channel);
