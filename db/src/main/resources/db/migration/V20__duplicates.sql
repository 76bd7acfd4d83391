-- What lets nodes compare values without keeping them: the key of all hashes below. One row.
CREATE TABLE memory_keys (
    id     INT        NOT NULL,
    secret BINARY(32) NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE duplicates (
    hash        BINARY(16)   NOT NULL COMMENT 'keyed, of the values in their normal form',
    lead_id     BINARY(16)   NOT NULL,
    place       INT          NULL COMMENT 'of a lead that saw no earlier one; two at once collide here, and the later looks again',
    flow        VARCHAR(100) NOT NULL,
    source      VARCHAR(100) NOT NULL,
    received_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (hash, lead_id),
    UNIQUE KEY duplicate_place (hash, place),
    KEY duplicate_received (received_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
