package io.waybill.rules.evaluate;

import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Listed;
import io.waybill.rules.fact.Now;
import io.waybill.rules.table.Inputs;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tables read about a lead. Nothing is worked out before it is asked for. For one thread. */
final class LeadInputs implements Inputs {
    private static final String APPENDED = "appended.";

    private final Facts facts;
    private final @Nullable Integer score;
    private final @Nullable Predicate<String> awaited;
    private boolean heldBack;

    /**
     * @param score null while it is not known
     * @param awaited enhancements whose data may still come; null when nothing is to be held back
     */
    LeadInputs(Facts facts, @Nullable Integer score, @Nullable Predicate<String> awaited) {
        this.facts = facts;
        this.score = score;
        this.awaited = awaited;
    }

    /** Whether anything was asked for that may still come: then the answer is not the last word. */
    boolean heldBack() {
        return heldBack;
    }

    @Override
    public @Nullable Object value(String column) {
        if (column.startsWith(APPENDED)) {
            return appended(column);
        }
        if (column.startsWith(DuplicateInputs.PREFIX)) {
            return new DuplicateInputs(facts.duplicates()).value(column);
        }
        Now now = facts.now();
        return switch (column) {
            case "source" -> facts.source().id();
            case "score" -> score == null ? null : BigDecimal.valueOf(score);
            case "local.day" -> now.local().getDayOfWeek();
            case "local.time" -> now.local().toLocalTime();
            case "local.date" -> now.local().toLocalDate();
            case "received.hour" ->
                BigDecimal.valueOf(now.received().atZone(now.local().getZone()).getHour());
            default -> facts.lead().get(column);
        };
    }

    @Override
    public boolean present(String column) {
        return facts.lead().present(column) || value(column) != null;
    }

    @Override
    public boolean pending(String column) {
        if (awaited == null) {
            return false;
        }
        boolean pending = column.startsWith(APPENDED)
                ? awaited.test(enhancement(column))
                : column.equals("score") && score == null;
        heldBack |= pending;
        return pending;
    }

    @Override
    public Set<String> lists(String column) {
        return facts.listed().isEmpty()
                ? Set.of()
                : facts.listed().stream()
                        .filter(listed -> listed.field().equals(column))
                        .map(Listed::list)
                        .collect(Collectors.toSet());
    }

    private @Nullable Object appended(String column) {
        String enhancement = enhancement(column);
        String name = column.substring(Math.min(column.length(), APPENDED.length() + enhancement.length() + 1));
        for (Appended data : facts.appended()) {
            if (data.enhancement().equals(enhancement)) {
                return data.get(name);
            }
        }
        return null;
    }

    private static String enhancement(String column) {
        int dot = column.indexOf('.', APPENDED.length());
        return column.substring(APPENDED.length(), dot < 0 ? column.length() : dot);
    }
}
