-- Whether a recipient is worth trying: one row for each, shared by all nodes.

CREATE TABLE breakers (
    recipient  VARCHAR(100) NOT NULL,
    state      VARCHAR(10)  NOT NULL COMMENT 'closed or open',
    by_hand    BOOLEAN      NOT NULL COMMENT 'opened by a person: only a person closes it',
    since      DATETIME(6)  NOT NULL COMMENT 'start of the state',
    until_at   DATETIME(6)  NULL COMMENT 'while open: from then on one attempt may try; null: by hand',
    opened     INT          NOT NULL COMMENT 'times in a row',
    probed_at  DATETIME(6)  NULL COMMENT 'when it was seen that somebody tries',
    attempts   VARCHAR(100) NOT NULL COMMENT 'the last ones, oldest first: 1 was an error, 0 was not',
    millis     DOUBLE       NOT NULL COMMENT 'how long the last answers took, on average',
    version    BIGINT       NOT NULL COMMENT 'grows with every change',
    updated_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (recipient)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
