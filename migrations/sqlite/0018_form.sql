-- +goose Up
-- A recommendation form (推荐表): whom a union wishes to hire or to renew, and what its superior says (Art. 6(3), annex).
-- The person's numbers are sealed here as they are in person; id_blind is the same index. What was approved is frozen.
CREATE TABLE hiring_form (
  id text PRIMARY KEY,
  kind text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  candidate_id text,
  person_id text,
  engagement_id text,
  name text NOT NULL,
  pinyin text NOT NULL,
  sex text NOT NULL,
  birth text,
  id_sealed text NOT NULL,
  id_blind text NOT NULL,
  id_masked text NOT NULL,
  phone_sealed text NOT NULL,
  phone_blind text NOT NULL,
  phone_masked text NOT NULL,
  political text NOT NULL,
  education text NOT NULL,
  title_code text NOT NULL,
  title_text text NOT NULL,
  former_post text NOT NULL,
  resume text NOT NULL,
  awards text NOT NULL,
  photo_blob text,
  post_union_id text,
  post_tier text NOT NULL,
  channel text NOT NULL,
  managed_paper text NOT NULL,
  on_duty text,
  contract_kind text NOT NULL,
  starts_on text,
  ends_on text,
  open_ended integer NOT NULL,
  age_reason text NOT NULL,
  grade_reason text NOT NULL,
  override_age integer NOT NULL,
  override_grade integer NOT NULL,
  override_reason text NOT NULL,
  override_name text NOT NULL,
  state text NOT NULL,
  case_id text,
  submitted_at text,
  submitted_name text NOT NULL,
  decided_on text,
  decided_union_id text,
  decided_name text NOT NULL,
  opinion text NOT NULL,
  register_year integer NOT NULL,
  register_seq integer NOT NULL,
  number text NOT NULL,
  code text,
  frozen_format text NOT NULL,
  frozen_sealed text NOT NULL,
  frozen_hash text NOT NULL,
  scan_blob text,
  contract_id text,
  rev integer NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL
) STRICT;
CREATE INDEX ix_hiring_form_union ON hiring_form (union_id, id);
CREATE INDEX ix_hiring_form_county ON hiring_form (county_id, id);
CREATE INDEX ix_hiring_form_city ON hiring_form (city_id, id);
CREATE INDEX ix_hiring_form_blind ON hiring_form (id_blind) WHERE id_blind <> '';
CREATE INDEX ix_hiring_form_engagement ON hiring_form (engagement_id) WHERE engagement_id IS NOT NULL;
CREATE INDEX ix_hiring_form_candidate ON hiring_form (candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX ix_hiring_form_decided ON hiring_form (decided_union_id, decided_on, id) WHERE decided_union_id IS NOT NULL;
CREATE UNIQUE INDEX uq_hiring_form_number ON hiring_form (decided_union_id, register_year, register_seq) WHERE register_seq > 0;
CREATE UNIQUE INDEX uq_hiring_form_code ON hiring_form (code) WHERE code IS NOT NULL;
CREATE UNIQUE INDEX uq_hiring_form_contract ON hiring_form (contract_id) WHERE contract_id IS NOT NULL;

-- A union's recorded word that another union above it decides in its name for a while (委托), and where an opinion was
-- given by such a word.
CREATE TABLE approval_delegation (
  id text PRIMARY KEY,
  flow text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  union_name text NOT NULL,
  delegate_id text NOT NULL,
  delegate_name text NOT NULL,
  document text NOT NULL,
  valid_from text NOT NULL,
  valid_until text NOT NULL,
  note text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  ended_at text,
  ended_name text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_approval_delegation_union ON approval_delegation (union_id, valid_until, id);
CREATE INDEX ix_approval_delegation_delegate ON approval_delegation (delegate_id, valid_until, id);
ALTER TABLE approval_opinion ADD COLUMN mandate text NOT NULL DEFAULT '';
