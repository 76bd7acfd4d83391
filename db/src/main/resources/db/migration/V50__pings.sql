-- Sources' questions for a price, and what they were told; kept apart from leads and for some days only.

CREATE TABLE pings (
    id          BINARY(16)   NOT NULL,
    flow        VARCHAR(100) NOT NULL,
    source      VARCHAR(100) NOT NULL,
    test        BOOLEAN      NOT NULL,
    outcome     VARCHAR(20)  NOT NULL,
    reason      VARCHAR(500) NULL,
    price_cents BIGINT       NOT NULL COMMENT 'what the source was promised',
    recipient   VARCHAR(100) NULL COMMENT 'who would have bought',
    received_at DATETIME(6)  NOT NULL,
    expires_at  DATETIME(6)  NOT NULL COMMENT 'until when the promise holds',
    lead_id     BINARY(16)   NULL COMMENT 'the lead that the promise is kept for',
    claimed_at  DATETIME(6)  NULL,
    events      MEDIUMTEXT   NOT NULL COMMENT 'a JSON array',
    PRIMARY KEY (id),
    KEY ping_received (received_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
