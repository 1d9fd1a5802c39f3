-- +goose Up
-- Complaints, suggestions and appeals (意见建议、投诉、申诉; Art. 12, State Council rule of 2026). union_id is who answers, never whom
-- it is about; an anonymous one knows no sender. Its term is an obligation.
CREATE TABLE rights_case (
  id text PRIMARY KEY,
  kind text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  page text NOT NULL,
  sender_id text,
  sender_name text NOT NULL,
  from_union_id text,
  receipt_hash text,
  about_union_id text,
  about_name text NOT NULL,
  of_id text,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  leg integer NOT NULL,
  leg_on text NOT NULL,
  due_on text NOT NULL,
  sent_on text NOT NULL,
  state text NOT NULL,
  answer text NOT NULL,
  answered_on text,
  answered_name text NOT NULL,
  comment text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_rights_case_appeal ON rights_case (of_id);
CREATE INDEX ix_rights_case_sender ON rights_case (sender_id, id);
CREATE INDEX ix_rights_case_receipt ON rights_case (receipt_hash);
CREATE INDEX ix_rights_case_union ON rights_case (union_id, state, id);
CREATE INDEX ix_rights_case_county ON rights_case (county_id, id);
CREATE INDEX ix_rights_case_city ON rights_case (city_id, id);

-- Who never reads a case: a union whose staff it is about, an account, a natural person.
CREATE TABLE rights_bar (
  case_id text NOT NULL,
  ref text NOT NULL,
  PRIMARY KEY (case_id, ref)
) STRICT;

-- What became of a case, as its sender and whoever answers read it.
CREATE TABLE rights_step (
  id text PRIMARY KEY,
  case_id text NOT NULL,
  act text NOT NULL,
  union_id text,
  actor_name text NOT NULL,
  note text NOT NULL,
  at text NOT NULL
) STRICT;
CREATE INDEX ix_rights_step_case ON rights_step (case_id, id);

-- House rules of an employing union (规章制度, Art. 12), each version for good.
CREATE TABLE house_rule (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  version integer NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  file_id text,
  file_name text NOT NULL,
  in_force_on text NOT NULL,
  published_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_house_rule ON house_rule (union_id, version);

-- Who has acknowledged a version, once.
CREATE TABLE house_ack (
  id text PRIMARY KEY,
  rule_id text NOT NULL,
  person_id text NOT NULL,
  at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_house_ack ON house_ack (rule_id, person_id);
CREATE INDEX ix_house_ack_person ON house_ack (person_id, id);

-- What a person says should stand in the roster, for the employing union's clerk to apply or decline.
CREATE TABLE correction_request (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  field text NOT NULL,
  should_sealed text NOT NULL,
  evidence text NOT NULL,
  state text NOT NULL,
  answer text NOT NULL,
  decided_name text NOT NULL,
  decided_on text,
  seen_rev integer NOT NULL,
  asked_on text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_correction_person ON correction_request (person_id, id);
CREATE INDEX ix_correction_union ON correction_request (union_id, state, id);

-- Versions of the privacy notices after the first, which the program brings.
CREATE TABLE privacy_notice (
  id text PRIMARY KEY,
  kind text NOT NULL,
  version integer NOT NULL,
  body text NOT NULL,
  document text NOT NULL,
  in_force_on text NOT NULL,
  published_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_privacy_notice ON privacy_notice (kind, version);
