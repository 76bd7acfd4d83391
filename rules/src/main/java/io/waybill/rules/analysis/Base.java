package io.waybill.rules.analysis;

/**
 * What stands in a column, up to what conditions can tell apart.
 *
 * @param key as a reading has it, or a {@link Domain.Gone}
 * @param open whether it stands for many values, of which only this one is at hand: of a text its beginning, of a number its place between ends
 */
record Base(Object key, boolean open) {}
