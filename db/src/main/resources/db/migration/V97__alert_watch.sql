-- One row: where the watch of all nodes is.
CREATE TABLE alert_watch (
    id          INT         NOT NULL,
    looked_at   DATETIME(6) NOT NULL COMMENT 'by whichever node looked last',
    counted     DATETIME(6) NOT NULL COMMENT 'the minutes before it are in watched_minutes',
    gathered_at DATETIME(6) NOT NULL COMMENT 'when the last notice was made',
    notices     BIGINT      NOT NULL COMMENT 'so many were made',
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO alert_watch (id, looked_at, counted, gathered_at, notices)
VALUES (1, '1970-01-01 00:00:00', '1970-01-01 00:00:00', '1970-01-01 00:00:00', 0);

-- What happened in each minute of the last hours, so that nobody counts the same attempts again and again.
CREATE TABLE watched_minutes (
    minute  DATETIME(6)  NOT NULL,
    subject VARCHAR(100) NOT NULL COMMENT 'a recipient; empty for the leads that wait for people',
    total   BIGINT       NOT NULL COMMENT 'attempts, or leads that wait',
    failed  BIGINT       NOT NULL COMMENT 'attempts that nobody answered as he should',
    PRIMARY KEY (minute, subject)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
