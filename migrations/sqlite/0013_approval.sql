-- +goose Up
-- 内部时限 and pauses: an internal term makes nothing late, and stands still while a case is not with its bearer.
ALTER TABLE obligation ADD COLUMN soft integer NOT NULL DEFAULT 0;

-- A matter sent up for review: what, by which union, and where it stands. The chapter that sent it keeps the record itself.
CREATE TABLE approval_case (
  id text PRIMARY KEY,
  flow text NOT NULL,
  record_id text NOT NULL,
  title text NOT NULL,
  summary text NOT NULL,
  link text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  step integer NOT NULL,
  state text NOT NULL,
  into_id text,
  sent_by text NOT NULL,
  sent_name text NOT NULL,
  sent_at text NOT NULL,
  first_sent_at text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL,
  closed_at text
) STRICT;
CREATE UNIQUE INDEX uq_approval_case_record ON approval_case (flow, record_id);
CREATE INDEX ix_approval_case_union ON approval_case (union_id, sent_at, id);
CREATE INDEX ix_approval_case_county ON approval_case (county_id, sent_at, id);
CREATE INDEX ix_approval_case_city ON approval_case (city_id, sent_at, id);
CREATE INDEX ix_approval_case_into ON approval_case (into_id, id) WHERE into_id IS NOT NULL;

-- A step of a case once it has been reached: whose it is, and its internal clock.
CREATE TABLE approval_step (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES approval_case (id),
  step integer NOT NULL,
  key text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  permission text NOT NULL,
  holder_id text,
  holder_name text NOT NULL,
  state text NOT NULL,
  opened_at text NOT NULL,
  started_on text NOT NULL,
  used integer NOT NULL,
  term integer NOT NULL,
  due_on text,
  provisional integer NOT NULL,
  met_on text,
  reminded_at text,
  escalated_at text
) STRICT;
CREATE UNIQUE INDEX uq_approval_step ON approval_step (case_id, step);
CREATE INDEX ix_approval_step_waiting ON approval_step (union_id, opened_at, id) WHERE state = 'open';
CREATE INDEX ix_approval_step_held ON approval_step (holder_id) WHERE holder_id IS NOT NULL AND state = 'open';

-- What was done to a case and said about it, never written again.
CREATE TABLE approval_opinion (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES approval_case (id),
  step integer NOT NULL,
  step_title text NOT NULL,
  act text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  post text NOT NULL,
  union_id text NOT NULL,
  union_name text NOT NULL,
  for_id text,
  for_name text NOT NULL,
  opinion text NOT NULL,
  target text NOT NULL,
  at text NOT NULL
) STRICT;
CREATE INDEX ix_approval_opinion_of ON approval_opinion (case_id, at, id);
CREATE INDEX ix_approval_opinion_by ON approval_opinion (by_id, case_id);

-- Who was given a copy to read.
CREATE TABLE approval_copy (
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES approval_case (id),
  account_id text NOT NULL,
  account_name text NOT NULL,
  by_name text NOT NULL,
  note text NOT NULL,
  at text NOT NULL,
  read_at text
) STRICT;
CREATE UNIQUE INDEX uq_approval_copy ON approval_copy (case_id, account_id);
CREATE INDEX ix_approval_copy_account ON approval_copy (account_id, at, id);

-- Who stands in for whom at a union, from one day to another (A/B角).
CREATE TABLE approval_substitute (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  principal_id text NOT NULL,
  principal_name text NOT NULL,
  substitute_id text NOT NULL,
  substitute_name text NOT NULL,
  valid_from text NOT NULL,
  valid_until text NOT NULL,
  note text NOT NULL,
  ended_at text,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_approval_substitute_principal ON approval_substitute (principal_id, valid_until);
CREATE INDEX ix_approval_substitute_substitute ON approval_substitute (substitute_id, valid_until);
CREATE INDEX ix_approval_substitute_union ON approval_substitute (union_id, valid_until, id);

-- An account's own stock phrases for opinions.
CREATE TABLE approval_phrase (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  place integer NOT NULL,
  text text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_approval_phrase ON approval_phrase (account_id, place);
