-- What each attempt of a delivery came to, so that reports need not read the journal. Test leads are not in it.

CREATE TABLE delivery_outcomes (
    lead_id   BINARY(16)   NOT NULL,
    delivery  VARCHAR(100) NOT NULL,
    attempt   INT          NOT NULL,
    flow      VARCHAR(100) NOT NULL,
    source    VARCHAR(100) NOT NULL,
    recipient VARCHAR(100) NOT NULL,
    outcome   VARCHAR(20)  NOT NULL COMMENT 'accepted, rejected, error or unknown',
    at        DATETIME(6)  NOT NULL,
    day       DATE         NOT NULL COMMENT 'in UTC',
    PRIMARY KEY (lead_id, delivery, attempt),
    KEY delivery_outcome_at (at),
    KEY delivery_outcome_recipient (recipient, at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
