-- +goose Up
-- What a person or a post is told inside the program.
CREATE TABLE notice (
  id text PRIMARY KEY,
  recipient text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  link text NOT NULL,
  dedup text NOT NULL,
  created_at text NOT NULL,
  read_at text
) STRICT;
CREATE UNIQUE INDEX uq_notice_dedup ON notice (recipient, dedup);
CREATE INDEX ix_notice_recipient ON notice (recipient, created_at, id);

-- What leaves the house when a gateway is set up; until then it waits here to be read.
CREATE TABLE outbox (
  id text PRIMARY KEY,
  channel text NOT NULL,
  to_masked text NOT NULL,
  to_sealed text NOT NULL,
  subject text NOT NULL,
  text_sealed text NOT NULL,
  dedup text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  created_at text NOT NULL,
  expires_at text
) STRICT;
CREATE UNIQUE INDEX uq_outbox_dedup ON outbox (dedup);
CREATE INDEX ix_outbox_city ON outbox (city_id, created_at, id);
CREATE INDEX ix_outbox_county ON outbox (county_id, created_at, id);
CREATE INDEX ix_outbox_at ON outbox (created_at, id);
