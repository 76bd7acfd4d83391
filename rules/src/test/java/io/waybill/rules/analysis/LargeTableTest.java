package io.waybill.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.RuleProblem;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables of ten thousand rows, with a few rows planted in them that can never count. */
class LargeTableTest {
    private static final int ROWS = 10_000;
    private static final String FIELDS = """
            name: Loans
            fields:
              state: state
              postal_code: postal_code
              email: email
              phone_1: phone
              dob: dob
              credit_score: number
              employed: boolean
              loan_amount: { type: number, required: true }
            """;
    private static final String HEADER =
            "id,state,postal_code.zip,email.domain,phone_1.area,dob.age,credit_score,employed,loan_amount,";
    private static final List<String> STATES = List.of("CA", "NY", "TX", "FL", "WA", "\"AZ, CO\"", "not CA", "", "OH");

    @Test
    void findsThePlantedRowsOfATableWhereTheFirstCounts() {
        var random = new Random(5);
        var csv = new StringBuilder(HEADER + "pay\n");
        for (int row = 2; row < ROWS + 2; row++) {
            csv.append(
                    row % 2_000 == 0
                            ? "p" + row + ",CA,94105,x.com,415,>= 21,700..710,yes,1000.." + 1001 + ",1.00\n"
                            : row(random, row) + ",1.00\n");
        }
        List<RuleProblem> found = AnalysedFixture.flow()
                .with("fields.yaml", FIELDS)
                .with("purchase.csv", csv.toString())
                .problems();
        assertThat(found)
                .filteredOn(problem -> problem.row() > 0)
                .extracting(RuleProblem::cell)
                .contains("p4000", "p6000", "p8000", "p10000")
                .doesNotContain("p2000");
        assertThat(found).filteredOn(problem -> problem.row() == 0).hasSize(1);
    }

    @Test
    void findsThePlantedRowsOfATableWhereAllCount() {
        var random = new Random(6);
        var csv = new StringBuilder(HEADER + "recipient,price\n");
        for (int row = 2; row < ROWS + 2; row++) {
            csv.append(row(random, row))
                    .append(",")
                    .append(random.nextBoolean() ? "prime-lending" : "summit-loans")
                    .append(",")
                    .append(row == 5_000 ? "9.00" : "1.00")
                    .append('\n');
        }
        List<RuleProblem> found = AnalysedFixture.flow()
                .with("fields.yaml", FIELDS)
                .with("buyers.csv", csv.toString())
                .problems();
        assertThat(found)
                .filteredOn(problem -> problem.text().startsWith("differs"))
                .isNotEmpty();
    }

    private static String row(Random random, int row) {
        int score = 300 + random.nextInt(500);
        int amount = random.nextInt(50_000);
        return "r%d,%s,%s,%s,%s,%s,%d..%d,%s,%d..%d"
                .formatted(
                        row,
                        STATES.get(random.nextInt(STATES.size())),
                        random.nextInt(3) == 0
                                ? ""
                                : "%05d..%05d".formatted(random.nextInt(40_000), 40_000 + random.nextInt(50_000)),
                        random.nextInt(3) == 0
                                ? "not gmail.com"
                                : random.nextInt(2) == 0 ? "" : "d" + random.nextInt(500) + ".com",
                        random.nextInt(2) == 0 ? "" : "starts " + (2 + random.nextInt(8)),
                        random.nextInt(2) == 0 ? ">= 18" : "< " + (20 + random.nextInt(50)),
                        score,
                        score + random.nextInt(100),
                        List.of("", "yes", "no").get(random.nextInt(3)),
                        amount,
                        amount + random.nextInt(20_000));
    }
}
