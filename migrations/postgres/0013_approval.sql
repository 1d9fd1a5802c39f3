-- +goose Up
-- 内部时限 and pauses: an internal term makes nothing late, and stands still while a case is not with its bearer.
ALTER TABLE obligation ADD COLUMN soft boolean NOT NULL DEFAULT false;

-- A matter sent up for review: what, by which union, and where it stands. The chapter that sent it keeps the record itself.
CREATE TABLE approval_case (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  flow varchar(24) COLLATE "C" NOT NULL,
  record_id varchar(36) COLLATE "C" NOT NULL,
  title varchar(200) NOT NULL,
  summary varchar(400) NOT NULL,
  link varchar(200) NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  step integer NOT NULL,
  state varchar(12) COLLATE "C" NOT NULL,
  into_id varchar(36) COLLATE "C",
  sent_by varchar(64) COLLATE "C" NOT NULL,
  sent_name varchar(60) NOT NULL,
  sent_at timestamptz NOT NULL,
  first_sent_at timestamptz NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE UNIQUE INDEX uq_approval_case_record ON approval_case (flow, record_id);
CREATE INDEX ix_approval_case_union ON approval_case (union_id, sent_at, id);
CREATE INDEX ix_approval_case_county ON approval_case (county_id, sent_at, id);
CREATE INDEX ix_approval_case_city ON approval_case (city_id, sent_at, id);
CREATE INDEX ix_approval_case_into ON approval_case (into_id, id) WHERE into_id IS NOT NULL;

-- A step of a case once it has been reached: whose it is, and its internal clock.
CREATE TABLE approval_step (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  case_id varchar(36) COLLATE "C" NOT NULL REFERENCES approval_case (id),
  step integer NOT NULL,
  key varchar(24) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  permission varchar(40) COLLATE "C" NOT NULL,
  holder_id varchar(64) COLLATE "C",
  holder_name varchar(60) NOT NULL,
  state varchar(12) COLLATE "C" NOT NULL,
  opened_at timestamptz NOT NULL,
  started_on date NOT NULL,
  used integer NOT NULL,
  term integer NOT NULL,
  due_on date,
  provisional boolean NOT NULL,
  met_on date,
  reminded_at timestamptz,
  escalated_at timestamptz
);
CREATE UNIQUE INDEX uq_approval_step ON approval_step (case_id, step);
CREATE INDEX ix_approval_step_waiting ON approval_step (union_id, opened_at, id) WHERE state = 'open';
CREATE INDEX ix_approval_step_held ON approval_step (holder_id) WHERE holder_id IS NOT NULL AND state = 'open';

-- What was done to a case and said about it, never written again.
CREATE TABLE approval_opinion (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  case_id varchar(36) COLLATE "C" NOT NULL REFERENCES approval_case (id),
  step integer NOT NULL,
  step_title varchar(60) NOT NULL,
  act varchar(12) COLLATE "C" NOT NULL,
  by_id varchar(64) COLLATE "C" NOT NULL,
  by_name varchar(60) NOT NULL,
  post varchar(60) NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  union_name varchar(120) NOT NULL,
  for_id varchar(64) COLLATE "C",
  for_name varchar(60) NOT NULL,
  opinion varchar(1000) NOT NULL,
  target varchar(400) NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ix_approval_opinion_of ON approval_opinion (case_id, at, id);
CREATE INDEX ix_approval_opinion_by ON approval_opinion (by_id, case_id);

-- Who was given a copy to read.
CREATE TABLE approval_copy (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  case_id varchar(36) COLLATE "C" NOT NULL REFERENCES approval_case (id),
  account_id varchar(64) COLLATE "C" NOT NULL,
  account_name varchar(60) NOT NULL,
  by_name varchar(60) NOT NULL,
  note varchar(400) NOT NULL,
  at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE UNIQUE INDEX uq_approval_copy ON approval_copy (case_id, account_id);
CREATE INDEX ix_approval_copy_account ON approval_copy (account_id, at, id);

-- Who stands in for whom at a union, from one day to another (A/B角).
CREATE TABLE approval_substitute (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  principal_id varchar(64) COLLATE "C" NOT NULL,
  principal_name varchar(60) NOT NULL,
  substitute_id varchar(64) COLLATE "C" NOT NULL,
  substitute_name varchar(60) NOT NULL,
  valid_from date NOT NULL,
  valid_until date NOT NULL,
  note varchar(200) NOT NULL,
  ended_at timestamptz,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_approval_substitute_principal ON approval_substitute (principal_id, valid_until);
CREATE INDEX ix_approval_substitute_substitute ON approval_substitute (substitute_id, valid_until);
CREATE INDEX ix_approval_substitute_union ON approval_substitute (union_id, valid_until, id);

-- An account's own stock phrases for opinions.
CREATE TABLE approval_phrase (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  account_id varchar(64) COLLATE "C" NOT NULL,
  place integer NOT NULL,
  text varchar(200) NOT NULL
);
CREATE UNIQUE INDEX uq_approval_phrase ON approval_phrase (account_id, place);
