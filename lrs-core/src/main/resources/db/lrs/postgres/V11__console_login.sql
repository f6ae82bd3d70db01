-- Of whom a provider vouches for: who that is, and what people call her. No issuer: she is a user of ours.
ALTER TABLE console_session ADD COLUMN issuer TEXT;
ALTER TABLE console_session ADD COLUMN label  TEXT;
