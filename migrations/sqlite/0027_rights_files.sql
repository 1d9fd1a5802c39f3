-- +goose Up
-- What a sender adds to a suggestion, complaint or appeal. The uploader stands nowhere: of an anonymous one nobody knows.
CREATE TABLE rights_file (
  id text PRIMARY KEY,
  case_id text NOT NULL,
  blob_id text NOT NULL,
  name text NOT NULL,
  size integer NOT NULL,
  created_at text NOT NULL
) STRICT;
CREATE INDEX ix_rights_file_case ON rights_file (case_id, id);
