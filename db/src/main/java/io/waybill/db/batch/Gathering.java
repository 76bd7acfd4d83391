package io.waybill.db.batch;

import java.time.Duration;

/**
 * How a lane's deliveries are collected.
 *
 * @param size a batch with so many is sealed at once
 * @param every a batch is sealed this long after its first delivery came in line
 * @param repeats whether a delivery in doubt goes with its old batch again: only where a repeat is harmless
 * @param held whether nothing is to be sealed for now
 */
public record Gathering(int size, Duration every, boolean repeats, boolean held) {}
