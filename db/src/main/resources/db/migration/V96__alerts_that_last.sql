-- An alert lasts as long as its matter does, and is told of by notices.

ALTER TABLE alerts ADD COLUMN matter VARCHAR(400) NULL COMMENT 'what it is about, while that lasts: the alert is raised once';
ALTER TABLE alerts ADD COLUMN ended_at DATETIME(6) NULL COMMENT 'when that was over; null while it lasts, and for what only happens';
ALTER TABLE alerts ADD COLUMN notice BIGINT NULL COMMENT 'which tells of it; 0: none does; null: not decided yet';
UPDATE alerts SET notice = 0;
CREATE UNIQUE INDEX alert_matter ON alerts (matter);
CREATE INDEX alert_notice ON alerts (notice, id);

CREATE TABLE alert_notices (
    id         BIGINT       NOT NULL COMMENT 'several targets have the same',
    target     VARCHAR(40)  NOT NULL COMMENT 'email, or webhook and its number in the file',
    state      VARCHAR(10)  NOT NULL COMMENT 'due, told, given_up, or dropped: the file names no such target any more',
    tries      INT          NOT NULL,
    next_at    DATETIME(6)  NOT NULL COMMENT 'when it is tried again; whoever tries puts it off',
    created_at DATETIME(6)  NOT NULL,
    said       VARCHAR(500) NULL COMMENT 'what the last try came to',
    PRIMARY KEY (id, target),
    KEY alert_notice_due (state, next_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
