-- +goose Up
-- What a person, an account or a post is told inside the program. It leads to a record by kind and id.
CREATE TABLE notice (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  recipient varchar(80) COLLATE "C" NOT NULL,
  title varchar(120) NOT NULL,
  body text NOT NULL,
  kind varchar(40) COLLATE "C" NOT NULL,
  record_id varchar(36) COLLATE "C" NOT NULL,
  dedup varchar(120) COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  read_by varchar(60) NOT NULL
);
CREATE UNIQUE INDEX uq_notice_dedup ON notice (recipient, dedup);
CREATE INDEX ix_notice_recipient ON notice (recipient, created_at, id);
CREATE INDEX ix_notice_unread ON notice (recipient) WHERE read_at IS NULL;
CREATE INDEX ix_notice_at ON notice (created_at, id);

-- What leaves the house when a gateway is set up; until then it waits here. The text is kept sealed, and
-- once more with its code or link hidden.
CREATE TABLE outbox (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  channel varchar(10) COLLATE "C" NOT NULL,
  to_masked varchar(160) NOT NULL,
  to_sealed text NOT NULL,
  subject varchar(120) NOT NULL,
  text_masked text NOT NULL,
  text_sealed text NOT NULL,
  dedup varchar(120) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  created_at timestamptz NOT NULL,
  expires_at timestamptz
);
CREATE UNIQUE INDEX uq_outbox_dedup ON outbox (dedup);
CREATE INDEX ix_outbox_city ON outbox (city_id, id);
CREATE INDEX ix_outbox_county ON outbox (county_id, id);
