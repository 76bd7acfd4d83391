package io.waybill.app.duplicates;

import io.waybill.db.duplicate.Mark;
import io.waybill.rules.fact.Duplicate;
import java.util.List;

/**
 * What is known of a lead's person when it comes.
 *
 * @param duplicates what the flow's checks found
 * @param marks to be written with the lead
 */
public record Person(List<Duplicate> duplicates, List<Mark> marks) {
    /** Nobody asked. */
    static final Person UNKNOWN = new Person(List.of(), List.of());

    public Person {
        duplicates = List.copyOf(duplicates);
        marks = List.copyOf(marks);
    }
}
