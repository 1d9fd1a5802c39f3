-- +goose Up
-- How a person leaves (Art. 11): the case of one engagement's end, from its ground to what was handed over.
CREATE TABLE exit_case (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  person_id varchar(36) COLLATE "C" NOT NULL,
  engagement_id varchar(36) COLLATE "C" NOT NULL REFERENCES engagement (id),
  state varchar(16) COLLATE "C" NOT NULL,
  origin varchar(16) COLLATE "C" NOT NULL,
  applied_on date,
  wished_on date,
  wish_reason varchar(1000) NOT NULL,
  by_agreement boolean NOT NULL,
  agreed_person date,
  agreed_union date,
  agreed_union_name varchar(60) NOT NULL,
  ground varchar(16) COLLATE "C" NOT NULL,
  facts varchar(2000) NOT NULL,
  fact_discipline varchar(2000) NOT NULL,
  fact_image varchar(2000) NOT NULL,
  fact_effect varchar(2000) NOT NULL,
  statement varchar(2000) NOT NULL,
  statement_on date,
  declined boolean NOT NULL,
  legal varchar(16) COLLATE "C" NOT NULL,
  legal_note varchar(500) NOT NULL,
  consulted_on date,
  consult_union varchar(100) NOT NULL,
  consult_opinion varchar(1000) NOT NULL,
  consult_reply varchar(1000) NOT NULL,
  explanation varchar(1000) NOT NULL,
  effective_on date,
  asked_at timestamptz,
  document varchar(120) NOT NULL,
  opinion varchar(1000) NOT NULL,
  decided_on date,
  decided_name varchar(60) NOT NULL,
  served_on date,
  served_how varchar(16) COLLATE "C" NOT NULL,
  served_note varchar(500) NOT NULL,
  handover text NOT NULL,
  completed_at timestamptz,
  completed_name varchar(60) NOT NULL,
  void_reason varchar(500) NOT NULL,
  reverted_at timestamptz,
  reverted_name varchar(60) NOT NULL,
  revert_reason varchar(500) NOT NULL,
  created_by varchar(36) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  rev bigint NOT NULL
);
CREATE UNIQUE INDEX uq_exit_case_live ON exit_case (engagement_id) WHERE state <> 'void' AND state <> 'withdrawn' AND state <> 'revoked';
CREATE INDEX ix_exit_case_union ON exit_case (union_id, id);
CREATE INDEX ix_exit_case_county ON exit_case (county_id, id);
CREATE INDEX ix_exit_case_city ON exit_case (city_id, id);
CREATE INDEX ix_exit_case_person ON exit_case (person_id, id);
CREATE INDEX ix_exit_case_state ON exit_case (state, id);

-- Its papers.
CREATE TABLE exit_file (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  exit_id varchar(36) COLLATE "C" NOT NULL REFERENCES exit_case (id),
  kind varchar(16) COLLATE "C" NOT NULL,
  blob_id varchar(36) COLLATE "C" NOT NULL,
  name varchar(200) NOT NULL,
  media_type varchar(100) NOT NULL,
  size bigint NOT NULL,
  sha256 varchar(64) COLLATE "C" NOT NULL,
  by_person boolean NOT NULL,
  added_by varchar(36) COLLATE "C" NOT NULL,
  added_name varchar(60) NOT NULL,
  added_at timestamptz NOT NULL
);
CREATE INDEX ix_exit_file_exit ON exit_file (exit_id, id);

-- What the city received, numbered in its register of the year; what was filed is frozen. A correction is a filing of its own
-- that names the one it corrects.
CREATE TABLE exit_filing (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  exit_id varchar(36) COLLATE "C" NOT NULL REFERENCES exit_case (id),
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  person_id varchar(36) COLLATE "C" NOT NULL,
  to_union_id varchar(36) COLLATE "C" NOT NULL,
  corrects_id varchar(36) COLLATE "C" REFERENCES exit_filing (id),
  ground varchar(20) COLLATE "C" NOT NULL,
  revoked boolean NOT NULL,
  paper varchar(120) NOT NULL,
  reason varchar(500) NOT NULL,
  internal boolean NOT NULL,
  filed_at timestamptz NOT NULL,
  filed_by varchar(36) COLLATE "C" NOT NULL,
  filed_name varchar(60) NOT NULL,
  effective_on date NOT NULL,
  due_on date NOT NULL,
  provisional boolean NOT NULL,
  soft boolean NOT NULL,
  late_workdays integer NOT NULL,
  policy_version varchar(64) COLLATE "C" NOT NULL,
  calendar_version varchar(64) COLLATE "C" NOT NULL,
  register_year integer NOT NULL,
  register_seq integer NOT NULL,
  number varchar(60) NOT NULL,
  code varchar(32) COLLATE "C" NOT NULL,
  frozen_format varchar(32) COLLATE "C" NOT NULL,
  frozen_sealed text NOT NULL,
  hash varchar(80) COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX uq_exit_filing_exit ON exit_filing (exit_id) WHERE corrects_id IS NULL;
CREATE UNIQUE INDEX uq_exit_filing_corrects ON exit_filing (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE UNIQUE INDEX uq_exit_filing_number ON exit_filing (to_union_id, register_year, register_seq);
CREATE UNIQUE INDEX uq_exit_filing_code ON exit_filing (code);
CREATE INDEX ix_exit_filing_union ON exit_filing (union_id, id);

-- What the city asked for after a filing, and what was answered; neither changes when it was filed.
CREATE TABLE exit_supplement (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  exit_id varchar(36) COLLATE "C" NOT NULL REFERENCES exit_case (id),
  asked boolean NOT NULL,
  text varchar(1000) NOT NULL,
  by_account varchar(36) COLLATE "C" NOT NULL,
  by_name varchar(60) NOT NULL,
  said_at timestamptz NOT NULL
);
CREATE INDEX ix_exit_supplement_exit ON exit_supplement (exit_id, id);

-- Whoever leaves before a year's end owes no more days of it (Art. 10(2)).
ALTER TABLE worklog_year ADD COLUMN left_on date;
