package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;

/** What is asked of picked values. */
sealed interface Check {
    boolean passes(List<JsonNode> values);

    /** One value is one of these: as text, letter case counting, or as a number. */
    record OneOf(List<String> wanted) implements Check {
        @Override
        public boolean passes(List<JsonNode> values) {
            return Picked.singles(values).stream()
                    .anyMatch(value -> wanted.stream().anyMatch(text -> same(value, text)));
        }

        private static boolean same(JsonNode value, String text) {
            return Picked.text(value).equals(text)
                    || (value.isNumber()
                            && isNumber(text)
                            && value.decimalValue().compareTo(new BigDecimal(text)) == 0);
        }

        private static boolean isNumber(String text) {
            return text.matches("-?[0-9]{1,20}(\\.[0-9]{1,20})?");
        }
    }

    /** One value has one of these texts in it. */
    record Contains(List<String> wanted) implements Check {
        @Override
        public boolean passes(List<JsonNode> values) {
            return Picked.singles(values).stream()
                    .map(Picked::text)
                    .anyMatch(text -> wanted.stream().anyMatch(text::contains));
        }
    }

    /** The pattern is found in one value. */
    record Matches(Pattern pattern) implements Check {
        @Override
        public boolean passes(List<JsonNode> values) {
            return Picked.singles(values).stream()
                    .anyMatch(value -> pattern.matcher(Picked.text(value)).find());
        }
    }

    /** Whether there is a value that is not null. */
    record Exists(boolean wanted) implements Check {
        @Override
        public boolean passes(List<JsonNode> values) {
            return values.stream().anyMatch(value -> !value.isNull() && !value.isMissingNode()) == wanted;
        }
    }
}
