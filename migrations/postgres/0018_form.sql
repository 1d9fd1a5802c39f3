-- +goose Up
-- A recommendation form (推荐表): whom a union wishes to hire or to renew, and what its superior says (Art. 6(3), annex).
-- The person's numbers are sealed here as they are in person; id_blind is the same index. What was approved is frozen.
CREATE TABLE hiring_form (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  kind varchar(8) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  candidate_id varchar(36) COLLATE "C",
  person_id varchar(36) COLLATE "C",
  engagement_id varchar(36) COLLATE "C",
  name varchar(40) NOT NULL,
  pinyin varchar(300) COLLATE "C" NOT NULL,
  sex varchar(1) COLLATE "C" NOT NULL,
  birth date,
  id_sealed text COLLATE "C" NOT NULL,
  id_blind varchar(64) COLLATE "C" NOT NULL,
  id_masked varchar(40) COLLATE "C" NOT NULL,
  phone_sealed text COLLATE "C" NOT NULL,
  phone_blind varchar(64) COLLATE "C" NOT NULL,
  phone_masked varchar(40) COLLATE "C" NOT NULL,
  political varchar(8) COLLATE "C" NOT NULL,
  education varchar(8) COLLATE "C" NOT NULL,
  title_code varchar(8) COLLATE "C" NOT NULL,
  title_text varchar(120) NOT NULL,
  former_post varchar(400) NOT NULL,
  resume text NOT NULL,
  awards text NOT NULL,
  photo_blob varchar(36) COLLATE "C",
  post_union_id varchar(36) COLLATE "C",
  post_tier varchar(10) COLLATE "C" NOT NULL,
  channel varchar(10) COLLATE "C" NOT NULL,
  managed_paper varchar(100) NOT NULL,
  on_duty date,
  contract_kind varchar(10) COLLATE "C" NOT NULL,
  starts_on date,
  ends_on date,
  open_ended boolean NOT NULL,
  age_reason varchar(1000) NOT NULL,
  grade_reason varchar(1000) NOT NULL,
  override_age boolean NOT NULL,
  override_grade boolean NOT NULL,
  override_reason varchar(1000) NOT NULL,
  override_name varchar(400) NOT NULL,
  state varchar(12) COLLATE "C" NOT NULL,
  case_id varchar(36) COLLATE "C",
  submitted_at timestamptz,
  submitted_name varchar(60) NOT NULL,
  decided_on date,
  decided_union_id varchar(36) COLLATE "C",
  decided_name varchar(400) NOT NULL,
  opinion varchar(2000) NOT NULL,
  register_year integer NOT NULL,
  register_seq integer NOT NULL,
  number varchar(60) NOT NULL,
  code varchar(24) COLLATE "C",
  frozen_format varchar(24) COLLATE "C" NOT NULL,
  frozen_sealed text COLLATE "C" NOT NULL,
  frozen_hash varchar(80) COLLATE "C" NOT NULL,
  scan_blob varchar(36) COLLATE "C",
  contract_id varchar(36) COLLATE "C",
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
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
  id varchar(36) COLLATE "C" PRIMARY KEY,
  flow varchar(24) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  union_name varchar(120) NOT NULL,
  delegate_id varchar(36) COLLATE "C" NOT NULL,
  delegate_name varchar(120) NOT NULL,
  document varchar(120) NOT NULL,
  valid_from date NOT NULL,
  valid_until date NOT NULL,
  note varchar(200) NOT NULL,
  by_id varchar(64) COLLATE "C" NOT NULL,
  by_name varchar(60) NOT NULL,
  ended_at timestamptz,
  ended_name varchar(60) NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_approval_delegation_union ON approval_delegation (union_id, valid_until, id);
CREATE INDEX ix_approval_delegation_delegate ON approval_delegation (delegate_id, valid_until, id);
ALTER TABLE approval_opinion ADD COLUMN mandate varchar(400) NOT NULL DEFAULT '';
