-- +goose Up
-- The own place among those with a total, as it stood when the list went public, and what the union tells an eligible
-- applicant whom it passed over by other than the order (Art. 6(2)). 0 and '': nothing to tell.
ALTER TABLE recruit_application ADD COLUMN listed_place integer NOT NULL DEFAULT 0;
ALTER TABLE recruit_application ADD COLUMN listed_of integer NOT NULL DEFAULT 0;
ALTER TABLE recruit_application ADD COLUMN passed_reason text NOT NULL DEFAULT '';
