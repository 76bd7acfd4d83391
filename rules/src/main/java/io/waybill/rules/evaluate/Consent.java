package io.waybill.rules.evaluate;

import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.RecipientStatus;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One-to-one consent: only buyers that the lead's field names may have it, by any of their names, whatever the case. */
final class Consent {
    private Consent() {}

    /** @param field that names them, separated by commas, semicolons or lines; null where nobody is asked */
    static Facts heeded(Facts facts, @Nullable String field) {
        if (field == null) {
            return facts;
        }
        Set<String> named = named(facts.lead().get(field));
        return facts.withRecipients(new Heeded(facts.recipients(), named));
    }

    /** The same recipients, of whom only those that are named can take the lead. */
    private record Heeded(RecipientStates states, Set<String> named) implements RecipientStates {
        @Override
        public @Nullable RecipientStatus find(String recipient) {
            RecipientStatus status = states.find(recipient);
            return status == null ? null : heeded(status);
        }

        @Override
        public Collection<RecipientStatus> all() {
            return states.all().stream().map(this::heeded).toList();
        }

        private RecipientStatus heeded(RecipientStatus status) {
            return mayHave(status, named) ? status : status.unavailable(RecipientStatus.NOT_NAMED);
        }
    }

    private static boolean mayHave(RecipientStatus status, Set<String> named) {
        return !status.available()
                || !status.buys()
                || status.names().stream().map(Consent::plain).anyMatch(named::contains);
    }

    private static Set<String> named(@Nullable Object value) {
        Stream<?> texts = value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
        return texts.map(Object::toString)
                // A name may have a comma of its own.
                .flatMap(text -> Stream.of(text.split("[,;|\\n]"), text.split("[;|\\n]")))
                .flatMap(Arrays::stream)
                .map(Consent::plain)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
