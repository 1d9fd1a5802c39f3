-- +goose Up
-- What a person, an account or a post is told inside the program. It leads to a record by kind and id.
CREATE TABLE notice (
  id text PRIMARY KEY,
  recipient text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  kind text NOT NULL,
  record_id text NOT NULL,
  dedup text NOT NULL,
  created_at text NOT NULL,
  read_at text,
  read_by text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_notice_dedup ON notice (recipient, dedup);
CREATE INDEX ix_notice_recipient ON notice (recipient, created_at, id);
CREATE INDEX ix_notice_unread ON notice (recipient) WHERE read_at IS NULL;
CREATE INDEX ix_notice_at ON notice (created_at, id);

-- What leaves the house when a gateway is set up; until then it waits here. The text is kept sealed, and
-- once more with its code or link hidden.
CREATE TABLE outbox (
  id text PRIMARY KEY,
  channel text NOT NULL,
  to_masked text NOT NULL,
  to_sealed text NOT NULL,
  subject text NOT NULL,
  text_masked text NOT NULL,
  text_sealed text NOT NULL,
  dedup text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  created_at text NOT NULL,
  expires_at text
) STRICT;
CREATE UNIQUE INDEX uq_outbox_dedup ON outbox (dedup);
CREATE INDEX ix_outbox_city ON outbox (city_id, id);
CREATE INDEX ix_outbox_county ON outbox (county_id, id);
