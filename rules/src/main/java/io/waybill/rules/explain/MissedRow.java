package io.waybill.rules.explain;

import io.waybill.rules.table.Unmet;

/**
 * A row that names the recipient and did not match.
 *
 * @param first the cell, from left to right, that kept it out first
 * @param why what is the matter with that cell
 * @param missed how many of its cells are not met: the fewer, the nearer it was
 */
public record MissedRow(ReadRow row, ReadCell first, Unmet.Why why, int missed) {}
