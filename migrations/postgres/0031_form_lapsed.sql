-- +goose Up
-- That an approved form was given up because its engagement ended (Art. 11); it comes back when that end is taken back.
ALTER TABLE hiring_form ADD COLUMN lapsed boolean NOT NULL DEFAULT false;
