package io.waybill.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.bench.home.BuyersTable;
import io.waybill.bench.home.Person;
import io.waybill.rules.RuleSet;
import io.waybill.rules.table.Inputs;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The leads and tables of the work item are what they are said to be. */
final class WorkItemTest {
    private static final int LEADS = 500;

    @ParameterizedTest
    @CsvSource({"10, 2", "10, 10", "1000, 1000", "10000, 10"})
    void everyLeadIsTurnedAwayOrFindsAPickyBuyerAndThenAnother(int rows, int recipients) throws IOException {
        BuyersTable table = new BuyersTable(rows, recipients);
        assertThat(table.csv().lines()).hasSize(1 + rows);
        // The rules know two recipients; the matching rows are the same for any number.
        try (RuleSet rules = Flow.rules(new BuyersTable(rows, 2).csv())) {
            int rejected = 0;
            for (int number = 0; number < LEADS; number++) {
                Columns lead = new Columns(new ObjectMapper().readTree(new Person(number, false).json()));
                boolean rejects = !match(rules, TableKind.FILTERS, lead).isEmpty();
                rejected += rejects ? 1 : 0;
                assertThat(match(rules, TableKind.BUYERS, lead))
                        .hasSize(rejects ? 0 : 2)
                        .satisfies(buyers -> assertThat(buyers.isEmpty()
                                        || buyers.getFirst().id().endsWith("picky"))
                                .isTrue());
            }
            assertThat(rejected).isEqualTo(LEADS / 10);
        }
    }

    @Test
    void noTwoLeadsAreTheSamePerson() {
        Set<String> mails = new HashSet<>();
        for (int number = 0; number < LEADS; number++) {
            mails.add(new Person(number, false).json());
        }
        assertThat(mails).hasSize(LEADS);
    }

    @Test
    void slowLeadsAreTheOnlyOnesOfTheirState() {
        assertThat(new Person(3, true).json()).contains("\"WY\"");
        assertThat(new Person(3, false).json()).doesNotContain("\"WY\"");
    }

    private static List<Row> match(RuleSet rules, TableKind kind, Inputs lead) {
        return Objects.requireNonNull(rules.tables().get(kind)).matches(lead);
    }

    /** What the tables read. */
    private record Columns(JsonNode lead) implements Inputs {
        @Override
        public @Nullable Object value(String column) {
            return switch (column) {
                case "received.hour" -> BigDecimal.TEN;
                case "dob.age" -> BigDecimal.valueOf(40);
                case "loan_amount", "credit_score" ->
                    new BigDecimal(lead.path(column).asText());
                default -> lead.has(column) ? lead.path(column).asText() : null;
            };
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
