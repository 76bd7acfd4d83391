-- Which release of each flow is in force. One row each: every node looks at all of them several times a second.
CREATE TABLE flow_releases (
    flow         VARCHAR(100) NOT NULL,
    number       BIGINT       NOT NULL COMMENT 'of the last activation; 0 before the first',
    hash         VARCHAR(64)  NOT NULL COMMENT 'empty where the flow was taken away',
    home         VARCHAR(64)  NOT NULL COMMENT 'the hash that came last from a home folder; empty where none did',
    announced    VARCHAR(64)  NULL COMMENT 'the hash that all nodes are to make ready',
    token        VARCHAR(32)  NULL COMMENT 'of this announcement',
    announcer    VARCHAR(100) NULL COMMENT 'the node that will activate it',
    announced_at DATETIME(6)  NULL COMMENT 'by the clock of the database',
    shadow       VARCHAR(64)  NOT NULL COMMENT 'evaluated beside the one in force; empty for none',
    canary       VARCHAR(64)  NOT NULL COMMENT 'decides for a share of the leads; empty for none',
    percent      INT          NOT NULL COMMENT 'the share',
    PRIMARY KEY (flow)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE activations (
    flow     VARCHAR(100) NOT NULL,
    number   BIGINT       NOT NULL COMMENT 'from 1, without gaps: two cannot activate at once',
    hash     VARCHAR(64)  NOT NULL,
    previous VARCHAR(64)  NOT NULL,
    kind     VARCHAR(20)  NOT NULL COMMENT 'watch, activate or rollback',
    author   VARCHAR(100) NOT NULL,
    reason   VARCHAR(500) NOT NULL,
    at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (flow, number),
    KEY activation_hash (hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What each node has made of a release.
CREATE TABLE node_releases (
    node  VARCHAR(100) NOT NULL,
    flow  VARCHAR(100) NOT NULL,
    hash  VARCHAR(64)  NOT NULL,
    token VARCHAR(32)  NOT NULL COMMENT 'of the announcement that it answers; empty for none',
    state VARCHAR(20)  NOT NULL COMMENT 'active, ready or failed',
    text  MEDIUMTEXT   NOT NULL COMMENT 'why it failed: a JSON array of problems',
    at    DATETIME(6)  NOT NULL,
    PRIMARY KEY (node, flow, hash),
    KEY node_release_flow (flow, hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
