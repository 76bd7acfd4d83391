package io.waybill.bench.micro;

import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Source;
import io.waybill.rules.table.Inputs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Facts of leads whose phone check has been answered and that go to their first buyer next. */
final class SomeFacts {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T15:00:00Z");

    private SomeFacts() {}

    /**
     * @param count different leads
     * @param recipients how many there are, at least the two that the rows name
     */
    static List<Facts> of(int count, int recipients) {
        Random random = new Random(count);
        List<RecipientStatus> statuses = IntStream.range(0, recipients)
                .mapToObj(number -> (number % 2 == 0 ? "picky-" : "any-") + number / 2)
                .map(id -> new RecipientStatus(id, "buyer", true, null))
                .toList();
        return IntStream.range(0, count)
                .mapToObj(lead -> facts(lead, random, statuses))
                .toList();
    }

    private static Facts facts(int number, Random random, List<RecipientStatus> recipients) {
        Map<String, Object> fields = Map.ofEntries(
                Map.entry("first_name", "Ann"),
                Map.entry("last_name", "Lee"),
                Map.entry("email", "ann" + number + "@example.com"),
                Map.entry("email.domain", "example.com"),
                Map.entry("phone_1", "7732658399"),
                Map.entry("phone_1.area", "773"),
                Map.entry("city", "Springfield"),
                Map.entry("state", SpreadTable.state(random.nextInt(SpreadTable.STATES))),
                Map.entry("dob.age", new BigDecimal("36")),
                Map.entry("loan_amount", between(SpreadTable.LEAST_AMOUNT, SpreadTable.AMOUNTS, random)),
                Map.entry("credit_score", between(SpreadTable.LEAST_SCORE, SpreadTable.SCORES, random)),
                Map.entry("employed", true));
        Instant now = RECEIVED.plusSeconds(3600L * random.nextInt(14));
        return new Facts(
                new Lead("lead-" + number, 50, fields, Map.of()),
                new Source("bench"),
                new Now(now, now.atZone(ZoneId.of("America/Los_Angeles")), now),
                List.of(new Appended("phone-check", Map.of("type", "mobile", "valid", true))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RecipientStates.of(recipients));
    }

    private static BigDecimal between(int least, int span, Random random) {
        return BigDecimal.valueOf(least + random.nextInt(span));
    }

    /** What a table reads of them. */
    record Columns(Facts facts) implements Inputs {
        @Override
        public @Nullable Object value(String column) {
            return column.equals("local.time")
                    ? facts.now().local().toLocalTime()
                    : facts.lead().get(column);
        }

        @Override
        public boolean present(String column) {
            return value(column) != null;
        }

        @Override
        public boolean pending(String column) {
            return false;
        }
    }
}
