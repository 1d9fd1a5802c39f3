-- +goose Up
-- What an overlay's document is kept as: a city's filed rules, an interpretation of the province, or nothing but its name.
ALTER TABLE policy_overlay ADD COLUMN basis varchar(60) COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX ix_policy_overlay_basis ON policy_overlay (basis) WHERE basis <> '';

-- A city's own rules (Art. 17), from the draft to the filing with the province. Once filed nothing of it changes but its last
-- day and what the province says of it; another version replaces it.
CREATE TABLE local_rule (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL REFERENCES org_union (id),
  document varchar(120) NOT NULL,
  title varchar(200) NOT NULL,
  issued_on date,
  valid_from date,
  valid_until date,
  summary varchar(2000) NOT NULL,
  blob_id varchar(36) COLLATE "C",
  state varchar(12) COLLATE "C" NOT NULL,
  replaces_id varchar(36) COLLATE "C",
  ended_by varchar(12) COLLATE "C" NOT NULL,
  filed_on date,
  filed_at timestamptz,
  filed_name varchar(60) NOT NULL,
  year integer,
  seq integer,
  receipt varchar(60) NOT NULL,
  frozen text NOT NULL,
  hash varchar(64) COLLATE "C" NOT NULL,
  rev bigint NOT NULL,
  created_by varchar(64) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_local_rule_union ON local_rule (union_id, id);
CREATE UNIQUE INDEX uq_local_rule_receipt ON local_rule (year, seq) WHERE seq IS NOT NULL;

-- The values that a city's rules state.
CREATE TABLE local_rule_value (
  rule_id varchar(36) COLLATE "C" NOT NULL REFERENCES local_rule (id),
  key varchar(64) COLLATE "C" NOT NULL,
  value varchar(200) NOT NULL,
  PRIMARY KEY (rule_id, key)
);

-- What was said about a filing: by the province (noted, returned) and by the city (answered, ended).
CREATE TABLE local_rule_step (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  rule_id varchar(36) COLLATE "C" NOT NULL REFERENCES local_rule (id),
  kind varchar(12) COLLATE "C" NOT NULL,
  words varchar(2000) NOT NULL,
  by_id varchar(64) COLLATE "C" NOT NULL,
  by_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_local_rule_step_rule ON local_rule_step (rule_id, id);

-- A question about the Measures that a unit sends up (Art. 19).
CREATE TABLE rule_question (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  article varchar(60) NOT NULL,
  words varchar(2000) NOT NULL,
  state varchar(12) COLLATE "C" NOT NULL,
  reply varchar(4000) NOT NULL,
  interpretation_id varchar(36) COLLATE "C",
  asked_on date NOT NULL,
  asked_name varchar(60) NOT NULL,
  replied_on date,
  replied_name varchar(60) NOT NULL,
  rev bigint NOT NULL,
  created_by varchar(64) COLLATE "C" NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_rule_question_union ON rule_question (union_id, id);
CREATE INDEX ix_rule_question_county ON rule_question (county_id, id);
CREATE INDEX ix_rule_question_city ON rule_question (city_id, id);

-- The province's answer to how the Measures are to be read (Art. 19). Once published it is never edited: it is withdrawn, or
-- another replaces it.
CREATE TABLE interpretation (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  year integer,
  seq integer,
  number varchar(60) NOT NULL,
  document varchar(120) NOT NULL,
  article varchar(60) NOT NULL,
  title varchar(200) NOT NULL,
  question varchar(4000) NOT NULL,
  answer varchar(8000) NOT NULL,
  valid_from date,
  valid_until date,
  state varchar(12) COLLATE "C" NOT NULL,
  question_id varchar(36) COLLATE "C",
  replaces_id varchar(36) COLLATE "C",
  published_on date,
  published_name varchar(60) NOT NULL,
  withdrawn_on date,
  reason varchar(1000) NOT NULL,
  rev bigint NOT NULL,
  created_by varchar(64) COLLATE "C" NOT NULL,
  created_name varchar(60) NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_interpretation_number ON interpretation (year, seq) WHERE seq IS NOT NULL;

-- The values that an interpretation is about, and what it makes of each; none: it only says how the value is read.
CREATE TABLE interpretation_key (
  interpretation_id varchar(36) COLLATE "C" NOT NULL REFERENCES interpretation (id),
  key varchar(64) COLLATE "C" NOT NULL,
  value varchar(200),
  PRIMARY KEY (interpretation_id, key)
);
CREATE INDEX ix_interpretation_key ON interpretation_key (key, interpretation_id);
