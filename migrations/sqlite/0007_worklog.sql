-- +goose Up
-- A service that one person gave to one served unit on one day (Art. 10(2)).
CREATE TABLE visit (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  engagement_id text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  post_union_id text,
  client_key text NOT NULL,
  client_hash text NOT NULL,
  day text NOT NULL,
  served_id text NOT NULL,
  served_name text NOT NULL,
  duties text NOT NULL,
  place text NOT NULL,
  participants text NOT NULL,
  done text NOT NULL,
  outcome text NOT NULL,
  internal_note text NOT NULL,
  commission_number text NOT NULL,
  commission_on text,
  commission_blob text,
  commission_hash text NOT NULL,
  consent text NOT NULL,
  consent_by text NOT NULL,
  consent_at text,
  consent_reason text NOT NULL,
  state text NOT NULL,
  strength text NOT NULL,
  source text NOT NULL,
  opening_id text,
  version_id text,
  counted integer NOT NULL,
  state_reason text NOT NULL,
  submitted_at text,
  confirmed_at text,
  rev integer NOT NULL,
  created_at text NOT NULL,
  changed_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_visit_person_client_key ON visit (person_id, client_key);
CREATE INDEX ix_visit_person ON visit (person_id, day, id);
-- With the state, so that the entries of a city that are no drafts are counted without reading them.
CREATE INDEX ix_visit_union ON visit (union_id, day, id, state);
CREATE INDEX ix_visit_county ON visit (county_id, day, id, state);
CREATE INDEX ix_visit_city ON visit (city_id, day, id, state);
CREATE INDEX ix_visit_day ON visit (day, id, state);
CREATE INDEX ix_visit_served ON visit (served_id, day, id);
CREATE INDEX ix_visit_waiting ON visit (person_id, day, id) WHERE state = 'waiting';
CREATE INDEX ix_visit_consent ON visit (union_id, day, id) WHERE consent = 'asked';
CREATE INDEX ix_visit_opening ON visit (opening_id, day, id) WHERE opening_id IS NOT NULL;

-- What was frozen at a submission: canonical bytes, and their hash with its algorithm. Never written again.
CREATE TABLE visit_version (
  id text PRIMARY KEY,
  visit_id text NOT NULL REFERENCES visit (id),
  number integer NOT NULL,
  format text NOT NULL,
  content blob NOT NULL,
  hash text NOT NULL,
  code text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_visit_version_number ON visit_version (visit_id, number);
CREATE UNIQUE INDEX uq_visit_version_code ON visit_version (code);

-- A way for the served party to answer. Only a hash of the token is kept.
CREATE TABLE invitation (
  id text PRIMARY KEY,
  visit_id text NOT NULL REFERENCES visit (id),
  version_id text NOT NULL REFERENCES visit_version (id),
  kind text NOT NULL,
  token_hash text NOT NULL,
  expires_at text NOT NULL,
  answered_at text,
  answer_act text NOT NULL,
  answer_hash text NOT NULL,
  voided_at text,
  created_by text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_invitation_token ON invitation (token_hash);
CREATE INDEX ix_invitation_visit ON invitation (visit_id, created_at, id);

-- A one-time code sent to the served unit's checked phone, for a signer who types a name.
CREATE TABLE confirm_code (
  id text PRIMARY KEY,
  invitation_id text NOT NULL REFERENCES invitation (id),
  served_id text NOT NULL,
  code_hash text NOT NULL,
  phone_masked text NOT NULL,
  tries integer NOT NULL,
  used_at text,
  expires_at text NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_confirm_code_invitation ON confirm_code (invitation_id, created_at, id);
CREATE INDEX ix_confirm_code_served ON confirm_code (served_id, created_at);

-- The served party's answer that confirmed a version, with canonical bytes and hash of its own.
CREATE TABLE confirmation (
  id text PRIMARY KEY,
  visit_id text NOT NULL REFERENCES visit (id),
  version_id text NOT NULL REFERENCES visit_version (id),
  invitation_id text REFERENCES invitation (id),
  strength text NOT NULL,
  side text NOT NULL,
  signer_name text NOT NULL,
  signer_post text NOT NULL,
  signature blob,
  note text NOT NULL,
  content blob NOT NULL,
  hash text NOT NULL,
  receipt_hash text,
  address text NOT NULL,
  late integer NOT NULL,
  confirmed_at text NOT NULL,
  withdrawn_at text,
  withdraw_reason text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_confirmation_receipt ON confirmation (receipt_hash) WHERE receipt_hash IS NOT NULL;
CREATE UNIQUE INDEX uq_confirmation_standing ON confirmation (visit_id) WHERE withdrawn_at IS NULL;
CREATE INDEX ix_confirmation_visit ON confirmation (visit_id, confirmed_at, id);

-- How content the served party was. Tied to no visit, so that it cannot be shown under anyone's name. Ratings are shown by
-- full batches only, so that nobody learns a single one from how the average moved.
CREATE TABLE satisfaction (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  year integer NOT NULL,
  batch integer NOT NULL,
  score integer NOT NULL
) STRICT;
CREATE INDEX ix_satisfaction_person ON satisfaction (person_id, year);

-- A scanned signed sheet, which a second person of the employing union checks.
CREATE TABLE visit_paper (
  id text PRIMARY KEY,
  visit_id text NOT NULL REFERENCES visit (id),
  version_id text NOT NULL REFERENCES visit_version (id),
  person_id text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  blob_id text NOT NULL,
  side text NOT NULL,
  signer_name text NOT NULL,
  signer_post text NOT NULL,
  signed_on text NOT NULL,
  state text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_name text NOT NULL,
  uploaded_at text NOT NULL,
  checked_by text NOT NULL,
  checked_name text NOT NULL,
  checked_at text,
  reason text NOT NULL
) STRICT;
CREATE INDEX ix_visit_paper_visit ON visit_paper (visit_id, uploaded_at, id);
CREATE INDEX ix_visit_paper_union ON visit_paper (union_id, state, uploaded_at, id);

-- Files that the instructor keeps with an entry: internal evidence, no part of what is signed.
CREATE TABLE visit_attachment (
  id text PRIMARY KEY,
  visit_id text NOT NULL REFERENCES visit (id),
  client_key text NOT NULL,
  blob_id text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  added_by text NOT NULL,
  added_name text NOT NULL,
  added_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_visit_attachment_key ON visit_attachment (visit_id, client_key);
CREATE INDEX ix_visit_attachment_visit ON visit_attachment (visit_id, added_at, id);

-- A late confirmation or a withdrawal after the year closed, which the employing union's head decides.
CREATE TABLE visit_correction (
  id text PRIMARY KEY,
  visit_id text NOT NULL REFERENCES visit (id),
  person_id text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  year integer NOT NULL,
  kind text NOT NULL,
  asked_reason text NOT NULL,
  state text NOT NULL,
  decided_by text NOT NULL,
  decided_name text NOT NULL,
  decided_at text,
  reason text NOT NULL,
  days_before integer NOT NULL,
  days_after integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_visit_correction_open ON visit_correction (visit_id) WHERE state = 'open';
CREATE INDEX ix_visit_correction_union ON visit_correction (union_id, state, created_at, id);
CREATE INDEX ix_visit_correction_person ON visit_correction (person_id, year, created_at, id);

-- What happened to an entry, as its people may read it.
CREATE TABLE visit_event (
  id text PRIMARY KEY,
  visit_id text NOT NULL REFERENCES visit (id),
  at text NOT NULL,
  act text NOT NULL,
  who text NOT NULL,
  reason text NOT NULL,
  state text NOT NULL
) STRICT;
CREATE INDEX ix_visit_event_of ON visit_event (visit_id, at, id);

-- Kept figures: counting entries by day, and the year they make. Recounted by the audit.
CREATE TABLE worklog_day (
  person_id text NOT NULL,
  day text NOT NULL,
  n integer NOT NULL,
  PRIMARY KEY (person_id, day)
) STRICT;

CREATE TABLE worklog_year (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  year integer NOT NULL,
  first_day text NOT NULL,
  last_day text NOT NULL,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  placed_on text,
  confirmed_days integer NOT NULL,
  services integer NOT NULL,
  waiting integer NOT NULL,
  oldest_waiting text,
  want integer NOT NULL,
  policy_version text NOT NULL,
  closes_on text NOT NULL,
  closed_at text,
  closed_days integer
) STRICT;
CREATE UNIQUE INDEX uq_worklog_year ON worklog_year (person_id, year);
CREATE INDEX ix_worklog_year_union ON worklog_year (union_id, year, person_id);
CREATE INDEX ix_worklog_year_county ON worklog_year (county_id, year, person_id);
CREATE INDEX ix_worklog_year_city ON worklog_year (city_id, year, person_id);
CREATE INDEX ix_worklog_year_open ON worklog_year (closes_on, id) WHERE closed_at IS NULL;

-- A recorded reason for which a superior may read person-level entries for a while.
CREATE TABLE visit_inspection (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  account_name text NOT NULL,
  union_id text NOT NULL,
  tier text NOT NULL,
  reason text NOT NULL,
  opened_at text NOT NULL,
  until_on text NOT NULL
) STRICT;
CREATE INDEX ix_visit_inspection_account ON visit_inspection (account_id, until_on);
CREATE INDEX ix_visit_inspection_union ON visit_inspection (union_id, opened_at, id);

-- Entries that an inspection drew by lot, and what was found when they were held against their evidence.
CREATE TABLE visit_sample (
  id text PRIMARY KEY,
  inspection_id text NOT NULL REFERENCES visit_inspection (id),
  visit_id text NOT NULL REFERENCES visit (id),
  draw integer NOT NULL,
  drawn_at text NOT NULL,
  finding text NOT NULL,
  note text NOT NULL,
  found_at text
) STRICT;
CREATE UNIQUE INDEX uq_visit_sample ON visit_sample (inspection_id, visit_id);
CREATE INDEX ix_visit_sample_visit ON visit_sample (visit_id);

-- Earlier services of the running year from Excel, with the scanned signed booklet (Art. 10(2)). The sheet is sealed, and
-- goes when a second person has accepted it: from then on its services are visits.
CREATE TABLE visit_opening (
  id text PRIMARY KEY,
  union_id text NOT NULL,
  county_id text,
  city_id text,
  file_name text NOT NULL,
  file_sealed text NOT NULL,
  mapping text NOT NULL,
  choices text NOT NULL,
  total integer NOT NULL,
  good integer NOT NULL,
  state text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_name text NOT NULL,
  uploaded_at text NOT NULL,
  sent_by text NOT NULL,
  sent_name text NOT NULL,
  sent_at text,
  checked_by text NOT NULL,
  checked_name text NOT NULL,
  checked_at text,
  hands text NOT NULL,
  reason text NOT NULL,
  rev integer NOT NULL
) STRICT;
CREATE INDEX ix_visit_opening_union ON visit_opening (union_id, state, uploaded_at, id);
CREATE INDEX ix_visit_opening_listed ON visit_opening (uploaded_at, id);

-- Whose services an opening holds, since it was sent to its second person.
CREATE TABLE visit_opening_person (
  opening_id text NOT NULL REFERENCES visit_opening (id),
  person_id text NOT NULL,
  services integer NOT NULL,
  days integer NOT NULL,
  PRIMARY KEY (opening_id, person_id)
) STRICT;
CREATE INDEX ix_visit_opening_person ON visit_opening_person (person_id, opening_id);

-- A scanned page or file of the signed booklet.
CREATE TABLE visit_opening_scan (
  id text PRIMARY KEY,
  opening_id text NOT NULL REFERENCES visit_opening (id),
  blob_id text NOT NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_name text NOT NULL,
  uploaded_at text NOT NULL
) STRICT;
CREATE UNIQUE INDEX uq_visit_opening_scan ON visit_opening_scan (opening_id, sha256);
CREATE INDEX ix_visit_opening_scan ON visit_opening_scan (opening_id, uploaded_at, id);
