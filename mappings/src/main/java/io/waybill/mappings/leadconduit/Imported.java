package io.waybill.mappings.leadconduit;

import java.util.List;

/**
 * A recipient's mapping file made of a step.
 *
 * @param name the file's name without its ending
 * @param yaml its text; loads without problems once the secrets are set
 * @param secrets the environment variables that it names, whose values stand nowhere
 * @param notes what could not be carried over, or should be looked at
 */
public record Imported(String name, String yaml, List<String> secrets, List<Note> notes) {
    public Imported {
        secrets = List.copyOf(secrets);
        notes = List.copyOf(notes);
    }

    /** Something about one property. */
    public record Note(String property, String why) {}
}
