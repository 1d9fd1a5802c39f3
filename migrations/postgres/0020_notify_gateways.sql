-- +goose Up
-- How messages of a channel (mail, sms, chat) leave the house, as the system administrator set it up. Passwords and keys
-- are sealed and never given back.
CREATE TABLE notify_gateway (
  channel varchar(10) COLLATE "C" PRIMARY KEY,
  enabled boolean NOT NULL,
  settings text NOT NULL,
  secrets_sealed text NOT NULL,
  topics text NOT NULL,
  failures integer NOT NULL,
  rest_until timestamptz,
  last_failure varchar(400) NOT NULL,
  rev bigint NOT NULL,
  changed_name varchar(60) NOT NULL,
  changed_at timestamptz NOT NULL
);

-- What became of a message: waiting, sent, dead (given up, until somebody tries again) or expired. tries are begun ones, so
-- that a kill between sending and finishing counts; answer is the gateway's last one, in words.
ALTER TABLE outbox ADD COLUMN state varchar(10) COLLATE "C" NOT NULL DEFAULT 'waiting';
ALTER TABLE outbox ADD COLUMN tries bigint NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN answer varchar(400) NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN ended_at timestamptz;
CREATE INDEX ix_outbox_waiting ON outbox (channel, id) WHERE state = 'waiting';

-- Whether a notice has been looked at for channels beside the program. Those of before stay inside it.
ALTER TABLE notice ADD COLUMN carried_at timestamptz;
UPDATE notice SET carried_at = created_at;
CREATE INDEX ix_notice_uncarried ON notice (id) WHERE carried_at IS NULL;

-- What the holder of an account chose: for each kind of notice and channel at once, daily or not, and the quiet hours.
CREATE TABLE notify_choice (
  account_id varchar(36) COLLATE "C" PRIMARY KEY REFERENCES account (id),
  choices text NOT NULL,
  quiet_from varchar(5) COLLATE "C" NOT NULL,
  quiet_until varchar(5) COLLATE "C" NOT NULL,
  daily_at varchar(5) COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  changed_at timestamptz NOT NULL
);

-- Where an account is reached by a channel, sealed; nothing goes there before its code has come back.
CREATE TABLE notify_address (
  account_id varchar(36) COLLATE "C" NOT NULL REFERENCES account (id),
  channel varchar(10) COLLATE "C" NOT NULL,
  address_sealed text NOT NULL,
  address_masked varchar(160) NOT NULL,
  confirmed_at timestamptz,
  code_hash text COLLATE "C" NOT NULL,
  code_tries bigint NOT NULL,
  code_until timestamptz,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, channel)
);

-- A notice on its way to somebody over a channel, from when on it may go. What is due together goes as one message.
CREATE TABLE notify_pending (
  account_id varchar(36) COLLATE "C" NOT NULL,
  channel varchar(10) COLLATE "C" NOT NULL,
  notice_id varchar(36) COLLATE "C" NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, channel, notice_id)
);
CREATE INDEX ix_notify_pending_due ON notify_pending (due_at);

-- The private address of a calendar of one's own deadlines: the SHA-256 of its token, which is kept nowhere.
CREATE TABLE calendar_feed (
  account_id varchar(36) COLLATE "C" PRIMARY KEY REFERENCES account (id),
  token_hash text COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_calendar_feed_token ON calendar_feed (token_hash);
