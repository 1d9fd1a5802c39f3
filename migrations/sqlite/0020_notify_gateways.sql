-- +goose Up
-- How messages of a channel (mail, sms, chat) leave the house, as the system administrator set it up. Passwords and keys
-- are sealed and never given back.
CREATE TABLE notify_gateway (
  channel text PRIMARY KEY,
  enabled integer NOT NULL,
  settings text NOT NULL,
  secrets_sealed text NOT NULL,
  topics text NOT NULL,
  failures integer NOT NULL,
  rest_until text,
  last_failure text NOT NULL,
  rev integer NOT NULL,
  changed_name text NOT NULL,
  changed_at text NOT NULL
) STRICT;

-- What became of a message: waiting, sent, dead (given up, until somebody tries again) or expired. tries are begun ones, so
-- that a kill between sending and finishing counts; answer is the gateway's last one, in words.
ALTER TABLE outbox ADD COLUMN state text NOT NULL DEFAULT 'waiting';
ALTER TABLE outbox ADD COLUMN tries integer NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN answer text NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN ended_at text;
CREATE INDEX ix_outbox_waiting ON outbox (channel, id) WHERE state = 'waiting';

-- Whether a notice has been looked at for channels beside the program. Those of before stay inside it.
ALTER TABLE notice ADD COLUMN carried_at text;
UPDATE notice SET carried_at = created_at;
CREATE INDEX ix_notice_uncarried ON notice (id) WHERE carried_at IS NULL;

-- What the holder of an account chose: for each kind of notice and channel at once, daily or not, and the quiet hours.
CREATE TABLE notify_choice (
  account_id text PRIMARY KEY REFERENCES account (id),
  choices text NOT NULL,
  quiet_from text NOT NULL,
  quiet_until text NOT NULL,
  daily_at text NOT NULL,
  rev integer NOT NULL,
  changed_at text NOT NULL
) STRICT;

-- Where an account is reached by a channel, sealed; nothing goes there before its code has come back.
CREATE TABLE notify_address (
  account_id text NOT NULL REFERENCES account (id),
  channel text NOT NULL,
  address_sealed text NOT NULL,
  address_masked text NOT NULL,
  confirmed_at text,
  code_hash text NOT NULL,
  code_tries integer NOT NULL,
  code_until text,
  changed_at text NOT NULL,
  PRIMARY KEY (account_id, channel)
) STRICT;

-- A notice on its way to somebody over a channel, from when on it may go. What is due together goes as one message.
CREATE TABLE notify_pending (
  account_id text NOT NULL,
  channel text NOT NULL,
  notice_id text NOT NULL,
  due_at text NOT NULL,
  PRIMARY KEY (account_id, channel, notice_id)
) STRICT;
CREATE INDEX ix_notify_pending_due ON notify_pending (due_at);

-- The private address of a calendar of one's own deadlines: the SHA-256 of its token, which is kept nowhere.
CREATE TABLE calendar_feed (
  account_id text PRIMARY KEY REFERENCES account (id),
  token_hash text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_calendar_feed_token ON calendar_feed (token_hash);
