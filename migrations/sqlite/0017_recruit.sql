-- +goose Up
-- A notice of recruitment (Art. 6(2)): what is offered, by when to apply, how persons are chosen, and how it ended.
CREATE TABLE recruit_notice (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  run_above integer NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  channel text NOT NULL,
  channel_paper text NOT NULL,
  conditions text NOT NULL,
  body text NOT NULL,
  apply_from text,
  apply_until text,
  publicity_days integer NOT NULL,
  written_weight integer NOT NULL,
  interview_weight integer NOT NULL,
  trim integer NOT NULL,
  contact_name text NOT NULL,
  office_phone text NOT NULL,
  headroom_note text NOT NULL,
  published_at text,
  published_reason text NOT NULL,
  chosen_reason text NOT NULL,
  publicity_from text,
  publicity_until text,
  publicity_provisional integer NOT NULL,
  publicity_at text,
  calendar text NOT NULL,
  closed_at text,
  closed_reason text NOT NULL,
  erase_on text,
  erased_at text,
  tally text NOT NULL,
  made_by text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL
) STRICT;
CREATE INDEX ix_recruit_notice_union ON recruit_notice (union_id, id);
CREATE INDEX ix_recruit_notice_county ON recruit_notice (county_id, id);
CREATE INDEX ix_recruit_notice_city ON recruit_notice (city_id, id);
CREATE INDEX ix_recruit_notice_open ON recruit_notice (state, apply_until, id);
CREATE INDEX ix_recruit_notice_erase ON recruit_notice (erase_on, id) WHERE erased_at IS NULL;
-- The posts that a notice offers, each with its number and 定岗.
CREATE TABLE recruit_post (
  id text PRIMARY KEY,
  notice_id text NOT NULL,
  seq integer NOT NULL,
  title text NOT NULL,
  tier text NOT NULL,
  place text NOT NULL,
  heads integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_recruit_post ON recruit_post (notice_id, seq);
-- One who applies. Everything of one who is not hired is removed after the retention term, or when it is withdrawn.
CREATE TABLE recruit_application (
  id text PRIMARY KEY,
  notice_id text NOT NULL,
  post_id text NOT NULL,
  source text NOT NULL,
  name text NOT NULL,
  sex text NOT NULL,
  birth text NOT NULL,
  id_sealed text NOT NULL,
  id_blind text NOT NULL,
  id_masked text NOT NULL,
  phone_sealed text NOT NULL,
  phone_masked text NOT NULL,
  political text NOT NULL,
  education text NOT NULL,
  major text NOT NULL,
  title_text text NOT NULL,
  former_post text NOT NULL,
  resume text NOT NULL,
  qualifications text NOT NULL,
  pref_qualified integer NOT NULL,
  pref_experience integer NOT NULL,
  pref_graduate integer NOT NULL,
  consent_version text NOT NULL,
  consent_at text NOT NULL,
  token_hash text NOT NULL,
  client_key text NOT NULL,
  client_hash text NOT NULL,
  verdict text NOT NULL,
  verdict_reason text NOT NULL,
  verdict_by text NOT NULL,
  verdict_at text,
  tie_seq integer NOT NULL,
  tie_reason text NOT NULL,
  tie_by text NOT NULL,
  proposed_at text,
  proposed_reason text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_recruit_application_person ON recruit_application (notice_id, id_blind);
CREATE UNIQUE INDEX uq_recruit_application_key ON recruit_application (notice_id, client_key);
CREATE UNIQUE INDEX uq_recruit_application_token ON recruit_application (token_hash);
-- What was found on each of the four groups of conditions of Art. 4.
CREATE TABLE recruit_check (
  application_id text NOT NULL,
  item text NOT NULL,
  answer text NOT NULL,
  evidence text NOT NULL,
  by_name text NOT NULL,
  at text NOT NULL,
  PRIMARY KEY (application_id, item)
) STRICT;
CREATE TABLE recruit_assessor (
  id text PRIMARY KEY,
  notice_id text NOT NULL,
  seq integer NOT NULL,
  name text NOT NULL,
  post text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_recruit_assessor ON recruit_assessor (notice_id, seq);
-- What one assessor gave one applicant, or that the assessor stood back.
CREATE TABLE recruit_score (
  id text PRIMARY KEY,
  application_id text NOT NULL,
  assessor_id text NOT NULL,
  part text NOT NULL,
  points integer,
  conflict integer NOT NULL,
  by_name text NOT NULL,
  at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_recruit_score ON recruit_score (application_id, assessor_id, part);
CREATE TABLE recruit_objection (
  id text PRIMARY KEY,
  notice_id text NOT NULL,
  source text NOT NULL,
  client_key text NOT NULL,
  token_hash text,
  anonymous integer NOT NULL,
  name text NOT NULL,
  contact_sealed text NOT NULL,
  contact_masked text NOT NULL,
  content text NOT NULL,
  received_at text NOT NULL,
  state text NOT NULL,
  upheld integer NOT NULL,
  result text NOT NULL,
  handled_by text NOT NULL,
  handled_at text,
  rev integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_recruit_objection ON recruit_objection (notice_id, client_key);
CREATE UNIQUE INDEX uq_recruit_objection_token ON recruit_objection (token_hash) WHERE token_hash IS NOT NULL;
-- A file of a notice, or of one application to it.
CREATE TABLE recruit_file (
  id text PRIMARY KEY,
  notice_id text NOT NULL,
  application_id text,
  client_key text NOT NULL,
  blob_id text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  added_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_recruit_file_key ON recruit_file (application_id, client_key);
CREATE INDEX ix_recruit_file_notice ON recruit_file (notice_id, id);
-- That personal data were removed: when, by which rule, how many, and the hash of their ids.
CREATE TABLE recruit_erasure (
  id text PRIMARY KEY,
  notice_id text NOT NULL,
  rule text NOT NULL,
  count integer NOT NULL,
  files integer NOT NULL,
  objections integer NOT NULL,
  forms integer NOT NULL,
  hash text NOT NULL,
  policy text NOT NULL,
  at text NOT NULL
) STRICT;
CREATE INDEX ix_recruit_erasure ON recruit_erasure (notice_id, at);
-- What happened to a notice, without personal data of those who applied.
CREATE TABLE recruit_event (
  id text PRIMARY KEY,
  notice_id text NOT NULL,
  act text NOT NULL,
  note text NOT NULL,
  by_name text NOT NULL,
  at text NOT NULL
) STRICT;
CREATE INDEX ix_recruit_event ON recruit_event (notice_id, at, id);
