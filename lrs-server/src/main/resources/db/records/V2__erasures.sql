-- How many times a person was erased: whoever remembers names from before forgets them.
ALTER TABLE mark ADD COLUMN erasures BIGINT NOT NULL DEFAULT 0;
