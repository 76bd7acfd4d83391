-- What a source's Idempotency-Key stands for: written in the transaction that writes the lead.
CREATE TABLE submission_keys (
    id      BINARY(32)  NOT NULL COMMENT 'hash of flow, source and key',
    body    BINARY(32)  NOT NULL COMMENT 'hash of what was sent with it',
    lead_id BINARY(16)  NOT NULL,
    token   VARCHAR(64) NOT NULL COMMENT 'the secret in the status_url that its source was told',
    pending BOOLEAN     NOT NULL COMMENT 'whether its source was told pending',
    keep    DATETIME(6) NOT NULL COMMENT 'until when at least',
    PRIMARY KEY (id),
    KEY submission_keep (keep)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The keys of people and programs that use the management API. The key itself is not kept.
CREATE TABLE api_keys (
    id         BINARY(16)   NOT NULL,
    name       VARCHAR(100) NOT NULL,
    role       VARCHAR(20)  NOT NULL,
    hash       BINARY(32)   NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY api_key_hash (hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Buyers speak of a sale by its delivery.
CREATE INDEX sale_delivery ON sales (delivery);
