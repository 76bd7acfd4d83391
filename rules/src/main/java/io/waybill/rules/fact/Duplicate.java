package io.waybill.rules.fact;

/**
 * An earlier lead is the same person, as a check that the flow names in its {@code duplicates:} sees it. There is one for every check that found
 * somebody; what it means is for tables and rules to say.
 *
 * @param name the check
 * @param count how many earlier leads it found
 * @param days whole days since the latest of them
 * @param source who sent the latest of them
 * @param sold whether any of them was sold
 * @param lead id of the latest of them
 */
public record Duplicate(String name, int count, int days, String source, boolean sold, String lead) {}
