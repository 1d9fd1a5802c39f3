-- +goose Up
-- What looks irregular about a hire (违规聘用), kept for inspection with what the union says about it (Art. 16).
CREATE TABLE hire_signal (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  kind varchar(16) COLLATE "C" NOT NULL,
  subject varchar(36) COLLATE "C" NOT NULL,
  engagement_id varchar(36) COLLATE "C",
  person_id varchar(36) COLLATE "C" NOT NULL,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  words varchar(1000) NOT NULL,
  found_on date NOT NULL,
  settled_on date,
  explanation varchar(1000) NOT NULL,
  explained_name varchar(60) NOT NULL,
  explained_at timestamptz,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_hire_signal ON hire_signal (kind, subject, union_id);
CREATE INDEX ix_hire_signal_person ON hire_signal (person_id);
CREATE INDEX ix_hire_signal_union ON hire_signal (union_id, id);
CREATE INDEX ix_hire_signal_county ON hire_signal (county_id, id);
CREATE INDEX ix_hire_signal_city ON hire_signal (city_id, id);

-- Two unions claim one person: who decides, by when, and how it was decided. The id is the claim's.
CREATE TABLE hire_dispute (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL,
  engagement_id varchar(36) COLLATE "C" NOT NULL,
  holder_id varchar(36) COLLATE "C" NOT NULL,
  claimant_id varchar(36) COLLATE "C" NOT NULL,
  decider_id varchar(36) COLLATE "C" NOT NULL,
  claimed_from date NOT NULL,
  opened_on date NOT NULL,
  outcome varchar(16) COLLATE "C" NOT NULL,
  document varchar(120) NOT NULL,
  reason varchar(1000) NOT NULL,
  decided_on date,
  decided_name varchar(60) NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_hire_dispute_decider ON hire_dispute (decider_id, id);
CREATE INDEX ix_hire_dispute_holder ON hire_dispute (holder_id, id);
CREATE INDEX ix_hire_dispute_claimant ON hire_dispute (claimant_id, id);
