-- +goose Up
-- When the clerk last asked the head to send a recommendation form up (Art. 6(3)); empty once it was sent.
ALTER TABLE hiring_form ADD COLUMN asked_at timestamptz;
