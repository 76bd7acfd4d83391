-- What has been taken under each limit, over all nodes. A row is locked by whoever takes from it, until that is committed.

CREATE TABLE counters (
    name    VARCHAR(200) NOT NULL,
    since   DATETIME(6)  NOT NULL COMMENT 'start of the period; 1970 where it never starts again',
    used    BIGINT       NOT NULL,
    version BIGINT       NOT NULL COMMENT 'grows with every change: tells which of two readings is the later one',
    PRIMARY KEY (name, since),
    KEY counter_since (since)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
