-- +goose Up
-- A natural person, once in the province: id_blind is the keyed index of the identity number. (Art. 4, annex)
CREATE TABLE person (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  name varchar(120) NOT NULL,
  pinyin varchar(300) COLLATE "C" NOT NULL,
  sex varchar(1) COLLATE "C" NOT NULL,
  birth date NOT NULL,
  id_kind varchar(16) COLLATE "C" NOT NULL,
  id_sealed text NOT NULL,
  id_blind varchar(100) COLLATE "C" NOT NULL,
  id_masked varchar(40) NOT NULL,
  phone_sealed text NOT NULL,
  phone_blind varchar(100) COLLATE "C" NOT NULL,
  phone_masked varchar(40) NOT NULL,
  political varchar(4) COLLATE "C" NOT NULL,
  education varchar(4) COLLATE "C" NOT NULL,
  title_code varchar(8) COLLATE "C" NOT NULL,
  title_text varchar(120) NOT NULL,
  former_post varchar(400) NOT NULL,
  resume text NOT NULL,
  meets_political boolean NOT NULL,
  meets_knowledge boolean NOT NULL,
  meets_ability boolean NOT NULL,
  meets_health boolean NOT NULL,
  pref_qualified boolean NOT NULL,
  pref_experience boolean NOT NULL,
  pref_graduate boolean NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_person_id_blind ON person (id_blind);
CREATE INDEX ix_person_phone ON person (phone_blind) WHERE phone_blind <> '';

-- One person at one employing union, from the first day in post to the last. pinyin repeats the person's, for lists.
CREATE TABLE engagement (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL REFERENCES person (id),
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  pinyin varchar(300) COLLATE "C" NOT NULL,
  post_union_id varchar(36) COLLATE "C",
  channel varchar(16) COLLATE "C" NOT NULL,
  managed_paper varchar(200) NOT NULL,
  post_tier varchar(16) COLLATE "C" NOT NULL,
  on_duty date NOT NULL,
  ended_on date,
  end_ground varchar(32) COLLATE "C" NOT NULL,
  note varchar(400) NOT NULL,
  opening boolean NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_engagement_person ON engagement (person_id, on_duty);
CREATE INDEX ix_engagement_union ON engagement (union_id, pinyin, id);
CREATE INDEX ix_engagement_county ON engagement (county_id, pinyin, id);
CREATE INDEX ix_engagement_city ON engagement (city_id, pinyin, id);
CREATE INDEX ix_engagement_all ON engagement (pinyin, id);

-- Where an engagement is posted (定岗), from a day on; a change is no exit.
CREATE TABLE posting (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  engagement_id varchar(36) COLLATE "C" NOT NULL REFERENCES engagement (id),
  post_union_id varchar(36) COLLATE "C",
  post_tier varchar(16) COLLATE "C" NOT NULL,
  starts_on date NOT NULL
);
CREATE UNIQUE INDEX uq_posting ON posting (engagement_id, starts_on);

-- At which union an engagement stood before a day (exclusive), when its union was merged into another since.
CREATE TABLE engagement_former (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  engagement_id varchar(36) COLLATE "C" NOT NULL REFERENCES engagement (id),
  union_id varchar(36) COLLATE "C" NOT NULL,
  valid_until date NOT NULL
);
CREATE UNIQUE INDEX uq_engagement_former ON engagement_former (engagement_id, valid_until);

CREATE TABLE contract (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  engagement_id varchar(36) COLLATE "C" NOT NULL REFERENCES engagement (id),
  kind varchar(16) COLLATE "C" NOT NULL,
  signed_on date,
  starts_on date NOT NULL,
  ends_on date,
  opening boolean NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX ix_contract_engagement ON contract (engagement_id, starts_on);
CREATE INDEX ix_contract_ends ON contract (ends_on);

-- Dates and kind only: the reasons are nobody's business here.
CREATE TABLE interruption (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  engagement_id varchar(36) COLLATE "C" NOT NULL REFERENCES engagement (id),
  kind varchar(16) COLLATE "C" NOT NULL,
  starts_on date NOT NULL,
  ends_on date
);
CREATE INDEX ix_interruption_engagement ON interruption (engagement_id, starts_on);

CREATE TABLE qualification (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL REFERENCES person (id),
  kind varchar(16) COLLATE "C" NOT NULL,
  name varchar(120) NOT NULL,
  number varchar(80) NOT NULL,
  issued_on date
);
CREATE INDEX ix_qualification_person ON qualification (person_id, issued_on);

-- Another union wished to engage somebody who is engaged: both sides see that, and whom to call.
CREATE TABLE claim (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  person_id varchar(36) COLLATE "C" NOT NULL REFERENCES person (id),
  engagement_id varchar(36) COLLATE "C" NOT NULL REFERENCES engagement (id),
  union_id varchar(36) COLLATE "C" NOT NULL,
  on_duty date NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX uq_claim ON claim (engagement_id, union_id);
CREATE INDEX ix_claim_person ON claim (person_id);

-- An uploaded sheet between preview and confirmation. The file and what was read of it are sealed.
CREATE TABLE roster_import (
  id varchar(36) COLLATE "C" PRIMARY KEY,
  union_id varchar(36) COLLATE "C" NOT NULL,
  county_id varchar(36) COLLATE "C",
  city_id varchar(36) COLLATE "C",
  created_by varchar(64) COLLATE "C" NOT NULL,
  file_name varchar(255) NOT NULL,
  file_sealed text NOT NULL,
  rows_sealed text NOT NULL,
  as_of date NOT NULL,
  state varchar(16) COLLATE "C" NOT NULL,
  layout text NOT NULL,
  mapping text NOT NULL,
  choices text NOT NULL,
  accepted bigint NOT NULL,
  warned bigint NOT NULL,
  rejected bigint NOT NULL,
  skipped bigint NOT NULL,
  already bigint NOT NULL,
  unions text NOT NULL,
  result text NOT NULL,
  rev bigint NOT NULL,
  created_at timestamptz NOT NULL,
  confirmed_at timestamptz
);
CREATE INDEX ix_roster_import_union ON roster_import (union_id, created_at);
CREATE INDEX ix_roster_import_made ON roster_import (created_at);

-- What chapters may join: persons without anything sealed, and without what only the employing union needs.
CREATE VIEW person_card AS
SELECT id, name, pinyin, sex, birth, id_masked, phone_masked, political, education, title_text,
  pref_qualified, pref_experience, pref_graduate
FROM person;
