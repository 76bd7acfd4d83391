-- Times are UTC. Ids are 128 bits that grow with time, made by the nodes. Runs on MySQL 8, MariaDB 10.6 and later, and TiDB.

CREATE TABLE leads (
    id            BINARY(16)     NOT NULL,
    flow          VARCHAR(100)   NOT NULL,
    source        VARCHAR(100)   NOT NULL,
    test          BOOLEAN        NOT NULL,
    state         VARCHAR(20)    NOT NULL,
    outcome       VARCHAR(20)    NOT NULL,
    reason        VARCHAR(500)   NULL,
    received_at   DATETIME(6)    NOT NULL,
    revenue_cents BIGINT         NOT NULL,
    cost          DECIMAL(12, 6) NOT NULL,
    node          VARCHAR(100)   NULL COMMENT 'who routes it, while somebody does',
    version       INT            NOT NULL COMMENT 'number of its next event',
    updated_at    DATETIME(6)    NOT NULL,
    PRIMARY KEY (id),
    KEY lead_received (received_at),
    KEY lead_flow (flow, state),
    KEY lead_source (source),
    KEY lead_routing (state, node)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE journal (
    lead_id BINARY(16)   NOT NULL,
    seq     INT          NOT NULL COMMENT 'number of the first event of this entry',
    at      DATETIME(6)  NOT NULL,
    node    VARCHAR(100) NOT NULL COMMENT 'who wrote it',
    token   BIGINT       NOT NULL COMMENT 'tells an entry written again from another of its number',
    events  MEDIUMTEXT   NOT NULL COMMENT 'a JSON array',
    PRIMARY KEY (lead_id, seq)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE sales (
    lead_id     BINARY(16)   NOT NULL,
    slot        INT          NOT NULL,
    recipient   VARCHAR(100) NOT NULL,
    delivery    VARCHAR(100) NOT NULL,
    price_cents BIGINT       NOT NULL,
    reference   VARCHAR(500) NULL,
    at          DATETIME(6)  NOT NULL,
    PRIMARY KEY (lead_id, slot),
    KEY sale_recipient (recipient, at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE recipients (
    id     VARCHAR(100) NOT NULL,
    paused BOOLEAN      NOT NULL,
    reason VARCHAR(500) NULL,
    since  DATETIME(6)  NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE alerts (
    id        BIGINT       NOT NULL AUTO_INCREMENT,
    kind      VARCHAR(100) NOT NULL,
    text      VARCHAR(500) NOT NULL,
    recipient VARCHAR(100) NULL,
    at        DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    KEY alert_at (at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE nodes (
    id          VARCHAR(64) NOT NULL,
    incarnation VARCHAR(32) NOT NULL COMMENT 'one start of the process',
    heartbeat   DATETIME(6) NOT NULL COMMENT 'by the clock of the database',
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The table of db-scheduler, with times that outlast 2038.
CREATE TABLE scheduled_tasks (
    task_name            VARCHAR(100) NOT NULL,
    task_instance        VARCHAR(100) NOT NULL,
    task_data            BLOB         NULL,
    execution_time       DATETIME(6)  NOT NULL,
    picked               BOOLEAN      NOT NULL,
    picked_by            VARCHAR(100) NULL,
    last_success         DATETIME(6)  NULL,
    last_failure         DATETIME(6)  NULL,
    consecutive_failures INT          NULL,
    last_heartbeat       DATETIME(6)  NULL,
    version              BIGINT       NOT NULL,
    priority             SMALLINT     NULL,
    PRIMARY KEY (task_name, task_instance),
    KEY task_due (execution_time),
    KEY task_heartbeat (last_heartbeat)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
