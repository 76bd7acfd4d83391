package io.waybill.app.duplicates;

import io.waybill.db.duplicate.EarlierLead;
import io.waybill.db.duplicate.Traces;
import io.waybill.rules.fact.Duplicate;
import io.waybill.rules.flow.DuplicateCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the traces of earlier leads mean to the checks of a flow. */
record Findings(Arrival lead, Traces traces) {
    /** What the check found under these hashes; null when it found nobody. */
    @Nullable
    Duplicate find(DuplicateCheck check, Collection<String> hashes) {
        Instant since = lead.at().minus(check.within());
        Collection<EarlierLead> found = traces.leads().stream()
                .filter(earlier -> hashes.contains(earlier.hash()))
                .filter(earlier -> !earlier.lead().equals(lead.lead()))
                .filter(earlier ->
                        check.acrossFlows() || earlier.flow().equals(lead.flow().id()))
                .filter(earlier -> !earlier.received().isBefore(since))
                .filter(earlier -> counts(earlier, check.only()))
                .collect(Collectors.toMap(EarlierLead::lead, Function.identity(), (one, same) -> one))
                .values();
        return found.isEmpty() ? null : duplicate(check.name(), found);
    }

    /** A lead that ended in an error was given to nobody, or its source was told to send it again. */
    private static boolean counts(EarlierLead earlier, DuplicateCheck.Only only) {
        if (earlier.state().isEmpty() || earlier.state().equals("error")) {
            return false;
        }
        return switch (only) {
            case ALL -> true;
            case ACCEPTED -> !earlier.state().equals("rejected");
            case SOLD -> earlier.sold();
        };
    }

    private Duplicate duplicate(String check, Collection<EarlierLead> found) {
        EarlierLead latest = List.copyOf(found).stream()
                .max(Comparator.comparing(EarlierLead::received).thenComparing(EarlierLead::lead))
                .orElseThrow();
        long days = Math.max(0, Duration.between(latest.received(), lead.at()).toDays());
        boolean sold = found.stream().anyMatch(EarlierLead::sold);
        return new Duplicate(check, found.size(), (int) days, latest.source(), sold, latest.lead());
    }
}
