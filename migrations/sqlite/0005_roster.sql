-- +goose Up
-- A natural person, once in the province: id_blind is the keyed index of the identity number. (Art. 4, annex)
CREATE TABLE person (
  id text PRIMARY KEY,
  name text NOT NULL,
  pinyin text NOT NULL,
  sex text NOT NULL,
  birth text NOT NULL,
  id_kind text NOT NULL,
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
  meets_political integer NOT NULL,
  meets_knowledge integer NOT NULL,
  meets_ability integer NOT NULL,
  meets_health integer NOT NULL,
  pref_qualified integer NOT NULL,
  pref_experience integer NOT NULL,
  pref_graduate integer NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_person_id_blind ON person (id_blind);
CREATE INDEX ix_person_phone ON person (phone_blind) WHERE phone_blind <> '';

-- One person at one employing union, from the first day in post to the last. pinyin repeats the person's, for lists.
CREATE TABLE engagement (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id),
  union_id text NOT NULL,
  county_id text,
  city_id text,
  pinyin text NOT NULL,
  post_union_id text,
  channel text NOT NULL,
  managed_paper text NOT NULL,
  post_tier text NOT NULL,
  on_duty text NOT NULL,
  ended_on text,
  end_ground text NOT NULL,
  note text NOT NULL,
  opening integer NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_engagement_person ON engagement (person_id, on_duty);
CREATE INDEX ix_engagement_union ON engagement (union_id, pinyin, id);
CREATE INDEX ix_engagement_county ON engagement (county_id, pinyin, id);
CREATE INDEX ix_engagement_city ON engagement (city_id, pinyin, id);
CREATE INDEX ix_engagement_all ON engagement (pinyin, id);

-- Where an engagement is posted (定岗), from a day on; a change is no exit.
CREATE TABLE posting (
  id text PRIMARY KEY,
  engagement_id text NOT NULL REFERENCES engagement (id),
  post_union_id text,
  post_tier text NOT NULL,
  starts_on text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_posting ON posting (engagement_id, starts_on);

-- At which union an engagement stood before a day (exclusive), when its union was merged into another since.
CREATE TABLE engagement_former (
  id text PRIMARY KEY,
  engagement_id text NOT NULL REFERENCES engagement (id),
  union_id text NOT NULL,
  valid_until text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_engagement_former ON engagement_former (engagement_id, valid_until);

CREATE TABLE contract (
  id text PRIMARY KEY,
  engagement_id text NOT NULL REFERENCES engagement (id),
  kind text NOT NULL,
  signed_on text,
  starts_on text NOT NULL,
  ends_on text,
  opening integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_contract_engagement ON contract (engagement_id, starts_on);
CREATE INDEX ix_contract_ends ON contract (ends_on);

-- Dates and kind only: the reasons are nobody's business here.
CREATE TABLE interruption (
  id text PRIMARY KEY,
  engagement_id text NOT NULL REFERENCES engagement (id),
  kind text NOT NULL,
  starts_on text NOT NULL,
  ends_on text
) STRICT;
CREATE INDEX ix_interruption_engagement ON interruption (engagement_id, starts_on);

CREATE TABLE qualification (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id),
  kind text NOT NULL,
  name text NOT NULL,
  number text NOT NULL,
  issued_on text
) STRICT;
CREATE INDEX ix_qualification_person ON qualification (person_id, issued_on);

-- Another union wished to engage somebody who is engaged: both sides see that, and whom to call.
CREATE TABLE claim (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id),
  engagement_id text NOT NULL REFERENCES engagement (id),
  union_id text NOT NULL,
  on_duty text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_claim ON claim (engagement_id, union_id);
CREATE INDEX ix_claim_person ON claim (person_id);

-- An uploaded sheet between preview and confirmation. The file and what was read of it are sealed.
CREATE TABLE roster_import (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  created_by text NOT NULL,
  file_name text NOT NULL,
  file_sealed text NOT NULL,
  rows_sealed text NOT NULL,
  as_of text NOT NULL,
  state text NOT NULL,
  layout text NOT NULL,
  mapping text NOT NULL,
  choices text NOT NULL,
  accepted integer NOT NULL,
  warned integer NOT NULL,
  rejected integer NOT NULL,
  skipped integer NOT NULL,
  already integer NOT NULL,
  unions text NOT NULL,
  result text NOT NULL,
  rev integer NOT NULL,
  created_at text NOT NULL,
  confirmed_at text
) STRICT;
CREATE INDEX ix_roster_import_union ON roster_import (union_id, created_at);
CREATE INDEX ix_roster_import_made ON roster_import (created_at);

-- What chapters may join: persons without anything sealed, and without what only the employing union needs.
CREATE VIEW person_card AS
SELECT id, name, pinyin, sex, birth, id_masked, phone_masked, political, education, title_text,
  pref_qualified, pref_experience, pref_graduate
FROM person;
