package io.waybill.rules.drl;

/**
 * A place in DRL that reads a value by its name.
 *
 * @param fact {@code Lead} or {@code Appended}
 * @param owner what the accessor is called on, with its dot; empty inside the pattern of the fact itself
 * @param first the first token it takes up
 * @param last the last one
 */
record FieldRead(String fact, String owner, String name, int first, int last) {
    boolean ofLead() {
        return fact.equals("Lead");
    }

    boolean inPattern() {
        return owner.isEmpty();
    }
}
