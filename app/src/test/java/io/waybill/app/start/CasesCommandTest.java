package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.TestHome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesCommandTest {
    private static final String CASE = """
            [{"name":"west","lead":{"state":"CA","loan_amount":"5"},
              "expect":{"decisions":[{"Deliver":{"recipient":"abc","price":"PRICE"}}],"rows":["buyers:west"]}},
             {"name":"young","received":"2026-01-01T00:00:00Z","lead":{"state":"TX","loan_amount":"5"},
              "expect":{"decisions":[{"Reject":{}}]}}]
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    private int run(String... arguments) {
        return Waybill.commands(Map.of("WAYBILL_HOME", folder.toString()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private TestHome home(String price) {
        return TestHome.in(folder)
                .buyer("abc", "https://abc.example", "auth: { bearer: \"${ABC_TOKEN}\" }\n")
                .buyers("west,CA,abc,75.00,1,\neast,NY,abc,60.00,1,\n")
                .write("rules/flows/loans/filters.csv", "id,state,reject\ntexas,TX and nobody,We do not\nlone,TX,no\n")
                .write("rules/flows/loans/cases/west.json", CASE.replace("PRICE", price));
    }

    @Test
    void theCasesOfTheFlowThatComesWithWaybillPass() {
        var repository = Path.of("").toAbsolutePath().resolve("..").normalize();

        assertThat(run("cases", repository.toString())).as(out.toString()).isZero();
        assertThat(out.toString()).contains("personal-loans: ", " passed, 0 failed", "100%", "filters.csv");
    }

    @Test
    void casesAreRunWithoutServerDatabaseOrSecrets() {
        home("75.00");

        assertThat(run("cases")).as(out.toString() + err).isZero();
        assertThat(out.toString())
                .contains(
                        "loans: 2 passed, 0 failed",
                        "reached:  50%  1 of 2  rules/flows/loans/buyers.csv",
                        "reached:  50%  1 of 2  rules/flows/loans/filters.csv");
    }

    @Test
    void whatNoCaseReachesIsNamed() {
        home("75.00");

        assertThat(run("cases", folder.toString(), "--coverage")).isZero();
        assertThat(out.toString()).contains("not east", "not texas");
    }

    @Test
    void aChangedExpectationIsShownFieldByField() {
        home("80.00");

        assertThat(run("cases", "--flow", "loans")).isEqualTo(1);
        assertThat(out.toString())
                .contains("loans: 1 passed, 1 failed", "failed: west (rules/flows/loans/cases/west.json)");
        assertThat(out.toString())
                .containsSubsequence("expected  actual", "  recipient  abc       abc", "* price      80.00     75.00");
    }

    @Test
    void theSameAsJson() {
        home("80.00");

        assertThat(run("cases", "--json")).isEqualTo(1);
        var flow = RunningWaybill.json(out.toString()).path("flows").path(0);
        assertThat(flow.path("passed").asInt()).isEqualTo(1);
        assertThat(flow.at("/cases/0/differences/0/fields/1/actual").asText()).isEqualTo("75.00");
        assertThat(flow.at("/coverage/0/missed/0").asText()).isNotEmpty();
    }

    @Test
    void aFlowThatCannotBeUsedShowsItsProblems() {
        home("75.00").write("rules/flows/loans/buyers.csv", "id,recipient,price\nwest,abcd,75.00\n");

        assertThat(run("cases")).isEqualTo(1);
        assertThat(out.toString()).contains("rules/flows/loans/buyers.csv:2:recipient: \"abcd\"");
    }

    @Test
    void uploadedListsNeedNotBeThere() {
        home("75.00")
                .write("rules/flows/loans/filters.csv", "id,email,reject\nknown,in @blocked,blocked\n")
                .write("rules/flows/loans/cases/west.json", """
                        {"name":"blocked","lead":{"email":"a@b.co","loan_amount":"5"},"listed":[{"list":"blocked","field":"email"}],
                         "expect":{"decisions":[{"Reject":{"reason":"blocked"}}]}}""");

        assertThat(run("cases")).as(out.toString()).isZero();
    }

    @Test
    void whatIsNotThereIsUsage() {
        assertThat(run("cases", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("cases")).isEqualTo(2);
        home("75.00");
        assertThat(run("cases", "--flow", "loan")).isEqualTo(2);
        assertThat(err.toString()).contains("Maybe it is misspelt?", "There are no flows", "Maybe one of loans?");
    }
}
