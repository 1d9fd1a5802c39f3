-- +goose Up
-- What an overlay's document is kept as: a city's filed rules, an interpretation of the province, or nothing but its name.
ALTER TABLE policy_overlay ADD COLUMN basis text NOT NULL DEFAULT '';
CREATE INDEX ix_policy_overlay_basis ON policy_overlay (basis) WHERE basis <> '';

-- A city's own rules (Art. 17), from the draft to the filing with the province. Once filed nothing of it changes but its last
-- day and what the province says of it; another version replaces it.
CREATE TABLE local_rule (
  id text PRIMARY KEY,
  union_id text NOT NULL REFERENCES org_union (id),
  document text NOT NULL,
  title text NOT NULL,
  issued_on text,
  valid_from text,
  valid_until text,
  summary text NOT NULL,
  blob_id text,
  state text NOT NULL,
  replaces_id text,
  ended_by text NOT NULL,
  filed_on text,
  filed_at text,
  filed_name text NOT NULL,
  year integer,
  seq integer,
  receipt text NOT NULL,
  frozen text NOT NULL,
  hash text NOT NULL,
  rev integer NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_local_rule_union ON local_rule (union_id, id);
CREATE UNIQUE INDEX uq_local_rule_receipt ON local_rule (year, seq) WHERE seq IS NOT NULL;

-- The values that a city's rules state.
CREATE TABLE local_rule_value (
  rule_id text NOT NULL REFERENCES local_rule (id),
  key text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (rule_id, key)
) STRICT;

-- What was said about a filing: by the province (noted, returned) and by the city (answered, ended).
CREATE TABLE local_rule_step (
  id text PRIMARY KEY,
  rule_id text NOT NULL REFERENCES local_rule (id),
  kind text NOT NULL,
  words text NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_local_rule_step_rule ON local_rule_step (rule_id, id);

-- A question about the Measures that a unit sends up (Art. 19).
CREATE TABLE rule_question (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  article text NOT NULL,
  words text NOT NULL,
  state text NOT NULL,
  reply text NOT NULL,
  interpretation_id text,
  asked_on text NOT NULL,
  asked_name text NOT NULL,
  replied_on text,
  replied_name text NOT NULL,
  rev integer NOT NULL,
  created_by text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_rule_question_union ON rule_question (union_id, id);
CREATE INDEX ix_rule_question_county ON rule_question (county_id, id);
CREATE INDEX ix_rule_question_city ON rule_question (city_id, id);

-- The province's answer to how the Measures are to be read (Art. 19). Once published it is never edited: it is withdrawn, or
-- another replaces it.
CREATE TABLE interpretation (
  id text PRIMARY KEY,
  year integer,
  seq integer,
  number text NOT NULL,
  document text NOT NULL,
  article text NOT NULL,
  title text NOT NULL,
  question text NOT NULL,
  answer text NOT NULL,
  valid_from text,
  valid_until text,
  state text NOT NULL,
  question_id text,
  replaces_id text,
  published_on text,
  published_name text NOT NULL,
  withdrawn_on text,
  reason text NOT NULL,
  rev integer NOT NULL,
  created_by text NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_interpretation_number ON interpretation (year, seq) WHERE seq IS NOT NULL;

-- The values that an interpretation is about, and what it makes of each; none: it only says how the value is read.
CREATE TABLE interpretation_key (
  interpretation_id text NOT NULL REFERENCES interpretation (id),
  key text NOT NULL,
  value text,
  PRIMARY KEY (interpretation_id, key)
) STRICT;
CREATE INDEX ix_interpretation_key ON interpretation_key (key, interpretation_id);
