-- +goose Up
-- When the person stated their case in the system: from then on the statement is theirs alone to change (Art. 11(2)).
ALTER TABLE exit_case ADD COLUMN pleaded_at timestamptz;
