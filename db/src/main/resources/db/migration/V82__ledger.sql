-- Money by double entry: each movement is two lines that sum to zero. In millionths of a dollar, as calls cost fractions of a cent.

CREATE TABLE ledger (
    id          BIGINT       NOT NULL AUTO_INCREMENT,
    lead_id     BINARY(16)   NOT NULL,
    seq         INT          NOT NULL COMMENT 'of the entry that brought it; 0 for what there was before the ledger',
    line        INT          NOT NULL COMMENT 'in the entry: an even one and the next odd one belong together',
    kind        VARCHAR(20)  NOT NULL,
    account     VARCHAR(20)  NOT NULL,
    flow        VARCHAR(100) NOT NULL,
    source      VARCHAR(100) NOT NULL,
    recipient   VARCHAR(100) NULL,
    enhancement VARCHAR(100) NULL,
    delivery    VARCHAR(100) NULL,
    micros      BIGINT       NOT NULL,
    at          DATETIME(6)  NOT NULL,
    day         DATE         NOT NULL COMMENT 'in UTC',
    PRIMARY KEY (id),
    UNIQUE KEY ledger_line (lead_id, seq, line),
    KEY ledger_at (at),
    KEY ledger_day (day),
    KEY ledger_recipient (recipient, at),
    KEY ledger_source (source, at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What buyers have paid in advance.
CREATE TABLE deposits (
    id        BIGINT       NOT NULL AUTO_INCREMENT,
    recipient VARCHAR(100) NOT NULL,
    cents     BIGINT       NOT NULL COMMENT 'below 0 where it was paid back',
    note      VARCHAR(500) NULL,
    at        DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    KEY deposit_recipient (recipient)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
