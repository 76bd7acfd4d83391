package io.waybill.rules.backtest;

import java.time.Instant;

/**
 * Room that a delivery takes under caps.
 *
 * @param at when the delivery began
 * @param cents what it is paid for
 * @param kept whether it keeps the room: it was accepted, or nobody knows
 */
public record Taking(String recipient, Instant at, long cents, boolean kept) {}
