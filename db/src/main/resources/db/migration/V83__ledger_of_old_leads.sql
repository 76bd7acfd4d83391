-- Leads from before there was a ledger, so that it tells the same as their rows. What their calls and sources cost was kept as one sum.

INSERT INTO ledger (lead_id, seq, line, kind, account, flow, source, recipient, delivery, micros, at, day)
SELECT s.lead_id, 0, 2 * s.slot, 'SALE', 'receivable', l.flow, l.source, s.recipient, s.delivery, s.price_cents * 10000, s.at, DATE(s.at)
FROM sales s JOIN leads l ON l.id = s.lead_id WHERE NOT l.test;

INSERT INTO ledger (lead_id, seq, line, kind, account, flow, source, recipient, delivery, micros, at, day)
SELECT s.lead_id, 0, 2 * s.slot + 1, 'SALE', 'revenue', l.flow, l.source, s.recipient, s.delivery, -s.price_cents * 10000, s.at, DATE(s.at)
FROM sales s JOIN leads l ON l.id = s.lead_id WHERE NOT l.test;

-- Sold, but given back since.
INSERT INTO ledger (lead_id, seq, line, kind, account, flow, source, micros, at, day)
SELECT l.id, 0, 200000, 'RETURN', 'revenue', l.flow, l.source, (SUM(s.price_cents) - l.revenue_cents) * 10000, l.updated_at, DATE(l.updated_at)
FROM sales s JOIN leads l ON l.id = s.lead_id WHERE NOT l.test
GROUP BY l.id, l.flow, l.source, l.revenue_cents, l.updated_at HAVING SUM(s.price_cents) > l.revenue_cents;

INSERT INTO ledger (lead_id, seq, line, kind, account, flow, source, micros, at, day)
SELECT l.id, 0, 200001, 'RETURN', 'receivable', l.flow, l.source, (l.revenue_cents - SUM(s.price_cents)) * 10000, l.updated_at, DATE(l.updated_at)
FROM sales s JOIN leads l ON l.id = s.lead_id WHERE NOT l.test
GROUP BY l.id, l.flow, l.source, l.revenue_cents, l.updated_at HAVING SUM(s.price_cents) > l.revenue_cents;

INSERT INTO ledger (lead_id, seq, line, kind, account, flow, source, micros, at, day)
SELECT id, 0, 200002, 'CALL', 'cost', flow, source, ROUND(cost * 1000000), received_at, DATE(received_at)
FROM leads WHERE NOT test AND cost > 0;

INSERT INTO ledger (lead_id, seq, line, kind, account, flow, source, micros, at, day)
SELECT id, 0, 200003, 'CALL', 'payable', flow, source, -ROUND(cost * 1000000), received_at, DATE(received_at)
FROM leads WHERE NOT test AND cost > 0;
