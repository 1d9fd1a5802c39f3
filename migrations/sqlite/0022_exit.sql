-- +goose Up
-- How a person leaves (Art. 11): the case of one engagement's end, from its ground to what was handed over.
CREATE TABLE exit_case (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  person_id text NOT NULL,
  engagement_id text NOT NULL REFERENCES engagement (id),
  state text NOT NULL,
  origin text NOT NULL,
  applied_on text,
  wished_on text,
  wish_reason text NOT NULL,
  by_agreement integer NOT NULL,
  agreed_person text,
  agreed_union text,
  agreed_union_name text NOT NULL,
  ground text NOT NULL,
  facts text NOT NULL,
  fact_discipline text NOT NULL,
  fact_image text NOT NULL,
  fact_effect text NOT NULL,
  statement text NOT NULL,
  statement_on text,
  declined integer NOT NULL,
  legal text NOT NULL,
  legal_note text NOT NULL,
  consulted_on text,
  consult_union text NOT NULL,
  consult_opinion text NOT NULL,
  consult_reply text NOT NULL,
  explanation text NOT NULL,
  effective_on text,
  asked_at text,
  document text NOT NULL,
  opinion text NOT NULL,
  decided_on text,
  decided_name text NOT NULL,
  served_on text,
  served_how text NOT NULL,
  served_note text NOT NULL,
  handover text NOT NULL,
  completed_at text,
  completed_name text NOT NULL,
  void_reason text NOT NULL,
  reverted_at text,
  reverted_name text NOT NULL,
  revert_reason text NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL,
  rev integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_exit_case_live ON exit_case (engagement_id) WHERE state <> 'void' AND state <> 'withdrawn' AND state <> 'revoked';
CREATE INDEX ix_exit_case_union ON exit_case (union_id, id);
CREATE INDEX ix_exit_case_county ON exit_case (county_id, id);
CREATE INDEX ix_exit_case_city ON exit_case (city_id, id);
CREATE INDEX ix_exit_case_person ON exit_case (person_id, id);
CREATE INDEX ix_exit_case_state ON exit_case (state, id);

-- Its papers.
CREATE TABLE exit_file (
  id text PRIMARY KEY,
  exit_id text NOT NULL REFERENCES exit_case (id),
  kind text NOT NULL,
  blob_id text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  by_person integer NOT NULL,
  added_by text NOT NULL,
  added_name text NOT NULL,
  added_at text NOT NULL
) STRICT;
CREATE INDEX ix_exit_file_exit ON exit_file (exit_id, id);

-- What the city received, numbered in its register of the year; what was filed is frozen. A correction is a filing of its own
-- that names the one it corrects.
CREATE TABLE exit_filing (
  id text PRIMARY KEY,
  exit_id text NOT NULL REFERENCES exit_case (id),
  union_id text NOT NULL,
  county_id text,
  city_id text,
  person_id text NOT NULL,
  to_union_id text NOT NULL,
  corrects_id text REFERENCES exit_filing (id),
  ground text NOT NULL,
  revoked integer NOT NULL,
  paper text NOT NULL,
  reason text NOT NULL,
  internal integer NOT NULL,
  filed_at text NOT NULL,
  filed_by text NOT NULL,
  filed_name text NOT NULL,
  effective_on text NOT NULL,
  due_on text NOT NULL,
  provisional integer NOT NULL,
  soft integer NOT NULL,
  late_workdays integer NOT NULL,
  policy_version text NOT NULL,
  calendar_version text NOT NULL,
  register_year integer NOT NULL,
  register_seq integer NOT NULL,
  number text NOT NULL,
  code text NOT NULL,
  frozen_format text NOT NULL,
  frozen_sealed text NOT NULL,
  hash text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_exit_filing_exit ON exit_filing (exit_id) WHERE corrects_id IS NULL;
CREATE UNIQUE INDEX uq_exit_filing_corrects ON exit_filing (corrects_id) WHERE corrects_id IS NOT NULL;
CREATE UNIQUE INDEX uq_exit_filing_number ON exit_filing (to_union_id, register_year, register_seq);
CREATE UNIQUE INDEX uq_exit_filing_code ON exit_filing (code);
CREATE INDEX ix_exit_filing_union ON exit_filing (union_id, id);

-- What the city asked for after a filing, and what was answered; neither changes when it was filed.
CREATE TABLE exit_supplement (
  id text PRIMARY KEY,
  exit_id text NOT NULL REFERENCES exit_case (id),
  asked integer NOT NULL,
  text text NOT NULL,
  by_account text NOT NULL,
  by_name text NOT NULL,
  said_at text NOT NULL
) STRICT;
CREATE INDEX ix_exit_supplement_exit ON exit_supplement (exit_id, id);

-- Whoever leaves before a year's end owes no more days of it (Art. 10(2)).
ALTER TABLE worklog_year ADD COLUMN left_on text;
