-- +goose Up
-- A draft of how the province might share out heads among its counties. It posts nothing. (Art. 3)
CREATE TABLE quota_share (
  id text PRIMARY KEY,
  name text NOT NULL,
  year integer NOT NULL,
  total integer NOT NULL,
  weight_enterprises integer NOT NULL,
  weight_workers integer NOT NULL,
  weight_agreements integer NOT NULL,
  floor_heads integer NOT NULL,
  cap_heads integer,
  rev integer NOT NULL,
  created_name text NOT NULL,
  created_at text NOT NULL,
  changed_name text NOT NULL,
  changed_at text NOT NULL
) STRICT;

-- What a draft knows of one county: a blank number is not known. *_from is register, typed or sheet, empty for a blank.
CREATE TABLE quota_share_line (
  share_id text NOT NULL REFERENCES quota_share (id),
  union_id text NOT NULL,
  enterprises integer,
  workers integer,
  agreements integer,
  enterprises_from text NOT NULL,
  workers_from text NOT NULL,
  agreements_from text NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (share_id, union_id)
) STRICT;
