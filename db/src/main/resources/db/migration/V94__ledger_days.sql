-- The ledger summed up by day, kept by the entries that write its lines: reports over long times need not read every line.
CREATE TABLE ledger_days (
    day            DATE         NOT NULL COMMENT 'in UTC',
    shard          INT          NOT NULL COMMENT 'writers have different ones, so that none waits for another',
    flow           VARCHAR(100) NOT NULL,
    source         VARCHAR(100) NOT NULL,
    recipient      VARCHAR(100) NOT NULL COMMENT 'empty for none',
    enhancement    VARCHAR(100) NOT NULL COMMENT 'empty for none',
    sales          BIGINT       NOT NULL,
    returned       BIGINT       NOT NULL,
    revenue        BIGINT       NOT NULL COMMENT 'in millionths of a dollar, as all that follow',
    returns_       BIGINT       NOT NULL,
    cost           BIGINT       NOT NULL,
    payout         BIGINT       NOT NULL,
    PRIMARY KEY (day, shard, flow, source, recipient, enhancement)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO ledger_days (day, shard, flow, source, recipient, enhancement, sales, returned, revenue, returns_, cost, payout)
SELECT day, 0, flow, source, COALESCE(recipient, ''), COALESCE(enhancement, ''),
    SUM(kind = 'SALE' AND account = 'revenue'),
    SUM(kind = 'RETURN' AND account = 'revenue'),
    SUM(CASE WHEN kind = 'SALE' AND account = 'revenue' THEN -micros ELSE 0 END),
    SUM(CASE WHEN kind = 'RETURN' AND account = 'revenue' THEN micros ELSE 0 END),
    SUM(CASE WHEN account = 'cost' THEN micros ELSE 0 END),
    SUM(CASE WHEN account = 'source_cost' THEN micros ELSE 0 END)
FROM ledger IGNORE INDEX (ledger_day) GROUP BY day, flow, source, COALESCE(recipient, ''), COALESCE(enhancement, '');

-- Nobody looks for lines by these any more, and each line had an entry in each.
DROP INDEX ledger_day ON ledger;
DROP INDEX ledger_source ON ledger;
DROP INDEX ledger_recipient ON ledger;
