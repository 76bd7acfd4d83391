-- What releases that are evaluated beside the one in force would have decided.
CREATE TABLE shadow_counts (
    flow      VARCHAR(100) NOT NULL,
    hash      VARCHAR(64)  NOT NULL,
    node      VARCHAR(100) NOT NULL,
    rounds    BIGINT       NOT NULL,
    different BIGINT       NOT NULL,
    failed    BIGINT       NOT NULL COMMENT 'the rules did not come to an end',
    dropped   BIGINT       NOT NULL COMMENT 'not looked at, as the node had too much to do',
    PRIMARY KEY (flow, hash, node)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE shadow_differences (
    id      BIGINT       NOT NULL AUTO_INCREMENT,
    flow    VARCHAR(100) NOT NULL,
    hash    VARCHAR(64)  NOT NULL,
    lead_id BINARY(16)   NOT NULL,
    round   INT          NOT NULL,
    by_hash VARCHAR(64)  NOT NULL COMMENT 'the release that decided',
    decided MEDIUMTEXT   NOT NULL COMMENT 'its decisions; JSON',
    shadow  MEDIUMTEXT   NOT NULL COMMENT 'the other''s; JSON',
    at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    KEY shadow_difference (flow, hash, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
