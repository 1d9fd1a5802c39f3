-- +goose Up
-- A notice of recruitment (Art. 6(2)): what is offered, by when to apply, how persons are chosen, and how it ended.
CREATE TABLE recruit_notice (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  run_above boolean NOT NULL,
  state varchar(12) COLLATE "C" NOT NULL,
  title varchar(120) NOT NULL,
  channel varchar(8) COLLATE "C" NOT NULL,
  channel_paper varchar(200) NOT NULL,
  conditions varchar(2000) NOT NULL,
  body varchar(4000) NOT NULL,
  apply_from date,
  apply_until date,
  publicity_days integer NOT NULL,
  written_weight integer NOT NULL,
  interview_weight integer NOT NULL,
  trim boolean NOT NULL,
  contact_name varchar(60) NOT NULL,
  office_phone varchar(60) NOT NULL,
  headroom_note varchar(500) NOT NULL,
  published_at timestamptz,
  published_reason varchar(1000) NOT NULL,
  chosen_reason varchar(1000) NOT NULL,
  publicity_from date,
  publicity_until date,
  publicity_provisional boolean NOT NULL,
  publicity_at timestamptz,
  calendar varchar(80) NOT NULL,
  closed_at timestamptz,
  closed_reason varchar(1000) NOT NULL,
  erase_on date,
  erased_at timestamptz,
  tally varchar(1000) NOT NULL,
  made_by varchar(60) NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX ix_recruit_notice_union ON recruit_notice (union_id, id);
CREATE INDEX ix_recruit_notice_county ON recruit_notice (county_id, id);
CREATE INDEX ix_recruit_notice_city ON recruit_notice (city_id, id);
CREATE INDEX ix_recruit_notice_open ON recruit_notice (state, apply_until, id);
CREATE INDEX ix_recruit_notice_erase ON recruit_notice (erase_on, id) WHERE erased_at IS NULL;
-- The posts that a notice offers, each with its number and 定岗.
CREATE TABLE recruit_post (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  notice_id varchar(36) COLLATE "C" NOT NULL,
  seq integer NOT NULL,
  title varchar(60) NOT NULL,
  tier varchar(10) COLLATE "C" NOT NULL,
  place varchar(120) NOT NULL,
  heads integer NOT NULL
);
CREATE UNIQUE INDEX uq_recruit_post ON recruit_post (notice_id, seq);
-- One who applies. Everything of one who is not hired is removed after the retention term, or when it is withdrawn.
CREATE TABLE recruit_application (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  notice_id varchar(36) COLLATE "C" NOT NULL,
  post_id varchar(36) COLLATE "C" NOT NULL,
  source varchar(8) COLLATE "C" NOT NULL,
  name varchar(60) NOT NULL,
  sex varchar(1) COLLATE "C" NOT NULL,
  birth date NOT NULL,
  id_sealed varchar(400) COLLATE "C" NOT NULL,
  id_blind varchar(64) COLLATE "C" NOT NULL,
  id_masked varchar(18) COLLATE "C" NOT NULL,
  phone_sealed varchar(400) COLLATE "C" NOT NULL,
  phone_masked varchar(20) COLLATE "C" NOT NULL,
  political varchar(4) COLLATE "C" NOT NULL,
  education varchar(4) COLLATE "C" NOT NULL,
  major varchar(60) NOT NULL,
  title_text varchar(60) NOT NULL,
  former_post varchar(120) NOT NULL,
  resume varchar(4000) NOT NULL,
  qualifications varchar(1000) NOT NULL,
  pref_qualified boolean NOT NULL,
  pref_experience boolean NOT NULL,
  pref_graduate boolean NOT NULL,
  consent_version varchar(40) NOT NULL,
  consent_at timestamptz NOT NULL,
  token_hash varchar(80) COLLATE "C" NOT NULL,
  client_key varchar(64) COLLATE "C" NOT NULL,
  client_hash varchar(80) COLLATE "C" NOT NULL,
  verdict varchar(12) COLLATE "C" NOT NULL,
  verdict_reason varchar(1000) NOT NULL,
  verdict_by varchar(60) NOT NULL,
  verdict_at timestamptz,
  tie_seq integer NOT NULL,
  tie_reason varchar(1000) NOT NULL,
  tie_by varchar(60) NOT NULL,
  proposed_at timestamptz,
  proposed_reason varchar(1000) NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_recruit_application_person ON recruit_application (notice_id, id_blind);
CREATE UNIQUE INDEX uq_recruit_application_key ON recruit_application (notice_id, client_key);
CREATE UNIQUE INDEX uq_recruit_application_token ON recruit_application (token_hash);
-- What was found on each of the four groups of conditions of Art. 4.
CREATE TABLE recruit_check (
  application_id varchar(36) COLLATE "C" NOT NULL,
  item varchar(12) COLLATE "C" NOT NULL,
  answer varchar(8) COLLATE "C" NOT NULL,
  evidence varchar(500) NOT NULL,
  by_name varchar(60) NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (application_id, item)
);
CREATE TABLE recruit_assessor (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  notice_id varchar(36) COLLATE "C" NOT NULL,
  seq integer NOT NULL,
  name varchar(60) NOT NULL,
  post varchar(120) NOT NULL
);
CREATE UNIQUE INDEX uq_recruit_assessor ON recruit_assessor (notice_id, seq);
-- What one assessor gave one applicant, or that the assessor stood back.
CREATE TABLE recruit_score (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  application_id varchar(36) COLLATE "C" NOT NULL,
  assessor_id varchar(36) COLLATE "C" NOT NULL,
  part varchar(10) COLLATE "C" NOT NULL,
  points integer,
  conflict boolean NOT NULL,
  by_name varchar(60) NOT NULL,
  at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_recruit_score ON recruit_score (application_id, assessor_id, part);
CREATE TABLE recruit_objection (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  notice_id varchar(36) COLLATE "C" NOT NULL,
  source varchar(8) COLLATE "C" NOT NULL,
  client_key varchar(64) COLLATE "C" NOT NULL,
  token_hash varchar(80) COLLATE "C",
  anonymous boolean NOT NULL,
  name varchar(60) NOT NULL,
  contact_sealed varchar(400) COLLATE "C" NOT NULL,
  contact_masked varchar(60) NOT NULL,
  content varchar(2000) NOT NULL,
  received_at timestamptz NOT NULL,
  state varchar(8) COLLATE "C" NOT NULL,
  upheld boolean NOT NULL,
  result varchar(2000) NOT NULL,
  handled_by varchar(60) NOT NULL,
  handled_at timestamptz,
  rev bigint NOT NULL
);
CREATE UNIQUE INDEX uq_recruit_objection ON recruit_objection (notice_id, client_key);
CREATE UNIQUE INDEX uq_recruit_objection_token ON recruit_objection (token_hash) WHERE token_hash IS NOT NULL;
-- A file of a notice, or of one application to it.
CREATE TABLE recruit_file (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  notice_id varchar(36) COLLATE "C" NOT NULL,
  application_id varchar(36) COLLATE "C",
  client_key varchar(64) COLLATE "C" NOT NULL,
  blob_id varchar(36) COLLATE "C" NOT NULL,
  name varchar(200) NOT NULL,
  media_type varchar(120) NOT NULL,
  size bigint NOT NULL,
  sha256 varchar(64) COLLATE "C" NOT NULL,
  added_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_recruit_file_key ON recruit_file (application_id, client_key);
CREATE INDEX ix_recruit_file_notice ON recruit_file (notice_id, id);
-- That personal data were removed: when, by which rule, how many, and the hash of their ids.
CREATE TABLE recruit_erasure (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  notice_id varchar(36) COLLATE "C" NOT NULL,
  rule varchar(12) COLLATE "C" NOT NULL,
  count integer NOT NULL,
  files integer NOT NULL,
  objections integer NOT NULL,
  forms integer NOT NULL,
  hash varchar(80) COLLATE "C" NOT NULL,
  policy varchar(16) COLLATE "C" NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ix_recruit_erasure ON recruit_erasure (notice_id, at);
-- What happened to a notice, without personal data of those who applied.
CREATE TABLE recruit_event (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  notice_id varchar(36) COLLATE "C" NOT NULL,
  act varchar(24) COLLATE "C" NOT NULL,
  note varchar(1000) NOT NULL,
  by_name varchar(60) NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX ix_recruit_event ON recruit_event (notice_id, at, id);
