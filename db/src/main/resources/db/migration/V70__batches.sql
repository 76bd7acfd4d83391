-- Deliveries that are collected and handed over together.

-- One row for each line of collected deliveries: whoever has it in hand is the only one who fills and seals its batches.
CREATE TABLE batch_lanes (
    flow      VARCHAR(100) NOT NULL,
    recipient VARCHAR(100) NOT NULL,
    test      BOOLEAN      NOT NULL,
    turns     BIGINT       NOT NULL,
    PRIMARY KEY (flow, recipient, test)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE batches (
    id          BINARY(16)   NOT NULL,
    flow        VARCHAR(100) NOT NULL,
    recipient   VARCHAR(100) NOT NULL,
    test        BOOLEAN      NOT NULL,
    state       VARCHAR(20)  NOT NULL COMMENT 'open, sealed, sent or answered',
    opened_at   DATETIME(6)  NOT NULL,
    due_at      DATETIME(6)  NOT NULL COMMENT 'while open: when it is sealed at the latest; then: when it may be sent',
    sealed_at   DATETIME(6)  NULL,
    sent_at     DATETIME(6)  NULL,
    answered_at DATETIME(6)  NULL,
    attempt     INT          NOT NULL COMMENT 'how often it was sent',
    node        VARCHAR(100) NULL COMMENT 'who sent it last',
    version     INT          NOT NULL,
    request     TEXT         NULL COMMENT 'what was sent, without the leads and without secrets; JSON',
    response    MEDIUMTEXT   NULL COMMENT 'what came back; JSON',
    PRIMARY KEY (id),
    KEY batch_lane (flow, recipient, test, state),
    KEY batch_state (state, due_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE batch_members (
    delivery   VARCHAR(64)  NOT NULL,
    attempt    INT          NOT NULL,
    lead_id    BINARY(16)   NOT NULL,
    flow       VARCHAR(100) NOT NULL,
    recipient  VARCHAR(100) NOT NULL,
    test       BOOLEAN      NOT NULL,
    joined_at  DATETIME(6)  NOT NULL,
    leave_by   DATETIME(6)  NULL COMMENT 'taken out then, unless its batch is sealed',
    timeout_ms BIGINT       NOT NULL,
    batch_id   BINARY(16)   NULL COMMENT 'null until a batch takes it',
    place      INT          NULL COMMENT 'in the batch; with gaps',
    state      VARCHAR(20)  NOT NULL COMMENT 'waiting, answered, withdrawn (both: the lead is to be told) or done',
    outcome    VARCHAR(20)  NULL,
    doubt      BOOLEAN      NOT NULL COMMENT 'may have been taken: a further attempt repeats its batch',
    result     MEDIUMTEXT   NULL COMMENT 'what the lead is to be told, until it has been',
    node       VARCHAR(100) NULL COMMENT 'who tells it',
    PRIMARY KEY (delivery, attempt),
    KEY batch_member_batch (batch_id, place),
    KEY batch_member_state (state, batch_id),
    KEY batch_member_lane (flow, recipient, test, state, batch_id),
    KEY batch_member_lead (lead_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
