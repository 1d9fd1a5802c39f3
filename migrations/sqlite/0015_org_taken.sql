-- +goose Up
-- What an act took from a union that was merged or closed, row by row, until the act is taken back: what says of which
-- table, or else which kind of thing.
CREATE TABLE org_taken (
  act_id text NOT NULL,
  what text NOT NULL,
  item_id text NOT NULL,
  PRIMARY KEY (act_id, what, item_id)
) STRICT;
