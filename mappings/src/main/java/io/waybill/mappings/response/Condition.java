package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Asks something of an answer. */
sealed interface Condition {
    Truth test(AnswerBody body);

    /** The picks in it, for what they need the body to be. */
    Stream<Pick> picks();

    /** Whether it looks at the whole text somewhere. */
    boolean usesText();

    /** A status between two, inclusive. */
    record Status(List<Range> ranges) implements Condition {
        record Range(int from, int to) {}

        @Override
        public Truth test(AnswerBody body) {
            return Truth.of(
                    ranges.stream().anyMatch(range -> range.from <= body.status() && body.status() <= range.to));
        }

        @Override
        public Stream<Pick> picks() {
            return Stream.empty();
        }

        @Override
        public boolean usesText() {
            return false;
        }
    }

    /** A picked value passes a check; of several, one is enough. */
    record Value(Pick pick, Check check) implements Condition {
        @Override
        public Truth test(AnswerBody body) {
            Set<BodyKind> kinds = pick.kinds();
            if (!kinds.isEmpty() && !body.isReadable()) {
                return Truth.OPEN;
            }
            return Truth.of(check.passes(pick.find(body)));
        }

        @Override
        public Stream<Pick> picks() {
            return Stream.of(pick);
        }

        @Override
        public boolean usesText() {
            return pick instanceof Pick.ByPattern;
        }
    }

    /** The whole text passes a check. */
    record Text(Check check) implements Condition {
        @Override
        public Truth test(AnswerBody body) {
            List<JsonNode> text = body.text().isEmpty() ? List.of() : List.of(TextNode.valueOf(body.text()));
            return Truth.of(check.passes(text));
        }

        @Override
        public Stream<Pick> picks() {
            return Stream.empty();
        }

        @Override
        public boolean usesText() {
            return true;
        }
    }

    /** Every one of them holds. */
    record All(List<Condition> conditions) implements Condition {
        @Override
        public Truth test(AnswerBody body) {
            return Truth.all(conditions, condition -> condition.test(body));
        }

        @Override
        public Stream<Pick> picks() {
            return conditions.stream().flatMap(Condition::picks);
        }

        @Override
        public boolean usesText() {
            return conditions.stream().anyMatch(Condition::usesText);
        }
    }

    /** At least one of them holds. */
    record Any(List<Condition> conditions) implements Condition {
        @Override
        public Truth test(AnswerBody body) {
            return Truth.all(conditions, condition -> condition.test(body).not())
                    .not();
        }

        @Override
        public Stream<Pick> picks() {
            return conditions.stream().flatMap(Condition::picks);
        }

        @Override
        public boolean usesText() {
            return conditions.stream().anyMatch(Condition::usesText);
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public Truth test(AnswerBody body) {
            return condition.test(body).not();
        }

        @Override
        public Stream<Pick> picks() {
            return condition.picks();
        }

        @Override
        public boolean usesText() {
            return condition.usesText();
        }
    }
}
