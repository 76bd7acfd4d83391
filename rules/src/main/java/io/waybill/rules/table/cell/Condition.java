package io.waybill.rules.table.cell;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One condition cell, parsed. Closed: the index switches over it. For a missing or invalid value only {@link Any}, {@link Missing},
 * {@link Invalid}, {@link Present} (of an invalid one) and {@link Not} can hold.
 */
public sealed interface Condition {
    /** Whether the condition holds for what stands in the column. This is its meaning; an index is only faster. */
    boolean holds(Reading reading);

    /** What stands behind the {@code not}, or the condition itself. */
    default Condition withoutNot() {
        return this instanceof Not(Condition inner) ? inner.withoutNot() : this;
    }

    /** Blank or {@code *}. */
    record Any() implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return true;
        }
    }

    /** Something stands there, valid or not. */
    record Present() implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return reading.present();
        }
    }

    /** Nothing stands there. */
    record Missing() implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return !reading.present();
        }
    }

    /** Something stands there that the field's type accepts. */
    record Valid() implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return reading.key() != null;
        }
    }

    /** Something stands there that the field's type does not accept. */
    record Invalid() implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return reading.present() && reading.key() == null;
        }
    }

    /** {@code CA, NY}: the value is one of these keys. */
    record OneOf(Set<Object> keys) implements Condition {
        public OneOf {
            keys = Set.copyOf(keys);
        }

        @Override
        public boolean holds(Reading reading) {
            Object key = reading.key();
            return key != null && keys.contains(key);
        }
    }

    /** {@code 500..700}, {@code >= 700}, {@code < 18}: the value lies between two ends; null is an open end. */
    record Range(
            @Nullable BigDecimal from,
            boolean fromIncluded,
            @Nullable BigDecimal to,
            boolean toIncluded) implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return reading.key() instanceof BigDecimal number && holds(number);
        }

        /** Whether the number lies between the ends. */
        public boolean holds(BigDecimal number) {
            return above(number) && below(number);
        }

        private boolean above(BigDecimal number) {
            int order = from == null ? 1 : number.compareTo(from);
            return order > 0 || (order == 0 && fromIncluded);
        }

        private boolean below(BigDecimal number) {
            int order = to == null ? -1 : number.compareTo(to);
            return order < 0 || (order == 0 && toIncluded);
        }
    }

    /** {@code 90000..96199} in a text column: as many letters of the value as the ends have lie between them. */
    record TextRange(String from, String to) implements Condition {
        @Override
        public boolean holds(Reading reading) {
            if (reading.key() == null || reading.folded().length() < from.length()) {
                return false;
            }
            String start = reading.folded().substring(0, from.length());
            return start.compareTo(from) >= 0 && start.compareTo(to) <= 0;
        }
    }

    /** {@code in @list}. */
    record InList(NamedList list) implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return reading.key() != null && list.has(reading);
        }
    }

    /** {@code starts 787, 939}: the value begins with one of these. */
    record StartsWith(List<String> starts) implements Condition {
        public StartsWith {
            starts = List.copyOf(starts);
        }

        @Override
        public boolean holds(Reading reading) {
            return reading.key() != null && starts.stream().anyMatch(reading.folded()::startsWith);
        }
    }

    /** {@code contains foo}: one of these stands somewhere in the value. */
    record Contains(List<String> parts) implements Condition {
        public Contains {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Reading reading) {
            return reading.key() != null && parts.stream().anyMatch(reading.folded()::contains);
        }
    }

    /** {@code ~ regex}: the pattern is found somewhere in the value; letter case counts. */
    record Matches(Pattern pattern) implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return reading.key() != null && pattern.matcher(reading.text()).find();
        }
    }

    /** A list that mixes values and ranges. */
    record AnyOf(List<Condition> conditions) implements Condition {
        public AnyOf {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(Reading reading) {
            return conditions.stream().anyMatch(condition -> condition.holds(reading));
        }
    }

    /** {@code not …}: also holds for a missing value. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Reading reading) {
            return !condition.holds(reading);
        }
    }
}
