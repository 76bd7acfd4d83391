CREATE TABLE lists (
    name       VARCHAR(100) NOT NULL,
    part       BIGINT       NOT NULL COMMENT 'the entries that count',
    type       VARCHAR(50)  NOT NULL COMMENT 'field type of the values; empty when nobody said',
    digest     VARCHAR(10)  NOT NULL COMMENT 'what the entries are hashes of: sha256 or md5 of the normal form',
    entries    BIGINT       NOT NULL,
    updated_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE list_parts (
    id    BIGINT       NOT NULL AUTO_INCREMENT,
    list  VARCHAR(100) NOT NULL,
    state VARCHAR(10)  NOT NULL COMMENT 'loading, active or old',
    since DATETIME(6)  NOT NULL COMMENT 'by the clock of the database',
    PRIMARY KEY (id),
    KEY part_state (state, since)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE list_entries (
    part BIGINT     NOT NULL,
    hash BINARY(16) NOT NULL COMMENT 'keyed',
    PRIMARY KEY (part, hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
