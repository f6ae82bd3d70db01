-- Which process has a delivery in hand; nobody does once it has said how that went.
ALTER TABLE outbox ADD COLUMN claimed_by VARCHAR(36);
CREATE INDEX outbox_claimed ON outbox (channel) WHERE claimed_by IS NOT NULL;
