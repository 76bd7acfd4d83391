package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String RECIPIENT = """
            name: %s
            kind: buyer
            url: "https://%s.example/leads"
            body: { state: "{{ lead.state }}" }
            """;

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        write("rules/flows/loans/fields.yaml", """
                name: Loans
                fields:
                  state: state
                  dob: dob
                  loan_amount: { type: number, required: true }
                """);
        write("rules/flows/loans/buyers.csv", """
                id,state,loan_amount,recipient,price,tier
                ca,CA,>= 1000,prime,52.00,1
                any,,,bulk,15.00,1
                """);
        write("mappings/sources/demo.yaml", "name: Demo\nflows: [loans]\nauth: none\n");
        write("mappings/recipients/prime.yaml", RECIPIENT.formatted("Prime", "prime"));
        write("mappings/recipients/bulk.yaml", RECIPIENT.formatted("Bulk", "bulk"));
    }

    @Test
    void saysNothingOfAFolderInWhichAllIsWell() {
        assertThat(check()).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("0 problems, 0 warnings");
    }

    @Test
    void findsNothingWrongWithTheSampleHome() {
        var sample = Path.of("..").toAbsolutePath().normalize();
        assertThat(run("check", sample.toString())).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysEveryProblemOfEveryFileOnALineOfItsOwn() throws IOException {
        write("rules/flows/loans/buyers.csv", """
                id,stat,loan_amount,recipient,price,tier
                ca,CA,>= 1000,prime,52.00,1
                """);
        write("rules/flows/loans/purchase.csv", """
                id,loan_amount,pay
                half,>= 1OOO,50%
                rest,,0
                late,< 500,0
                """);
        write("mappings/recipients/bulk.yaml", RECIPIENT.formatted("Bulk", "bulk") + "tiemout: 3s\n");
        write("rules/flows/loans/selection.drl", """
                rule "selection.broken"
                when
                    $row : Mach( table == "buyers" )
                then
                end
                """);
        assertThat(check()).isOne();
        assertThat(lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("rules/flows/loans/buyers.csv:1:stat: \"stat\" is not a column")
                        .endsWith("Maybe state?"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("rules/flows/loans/purchase.csv:2:loan_amount: \">= 1OOO\"")
                        .contains("1000"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("mappings/recipients/bulk.yaml:5")
                        .contains("timeout"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("rules/flows/loans/selection.drl:3")
                        .contains("Maybe Match?"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "rules/flows/loans/purchase.csv:4:id: warning: \"late\" never counts: row 3 (rest)"));
    }

    @Test
    void doesNotBlameTablesForARecipientWhoseFileIsBroken() throws IOException {
        write("mappings/recipients/bulk.yaml", "kind: buyer\nurl: 7\nbody: {\n");
        assertThat(check()).isOne();
        assertThat(lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("mappings/recipients/bulk.yaml"));
    }

    @Test
    void warningsAloneAreClean() throws IOException {
        write("rules/flows/loans/filters.csv", """
                id,dob.age,state,reject
                minor,< 0,,too young
                abroad,,XX,no such place
                typo,,Californa,no such place
                named,,California,not served
                """);
        write("mappings/recipients/idle.yaml", RECIPIENT.formatted("Idle", "idle"));
        assertThat(check()).isZero();
        assertThat(lines()).hasSize(5).allSatisfy(line -> assertThat(line).contains(": warning: "));
        assertThat(out.toString())
                .contains("filters.csv:2:dob.age: warning: \"< 0\" never holds")
                .contains("filters.csv:3:state: warning: \"XX\" never holds")
                .contains(
                        "filters.csv:4:state: warning: \"Californa\" never holds, so the row can never match: there is no such state. Maybe CA?")
                .contains("filters.csv:5:state: warning: \"California\" never holds")
                .contains("mappings/recipients/idle.yaml: warning: \"idle\" gets no lead");
    }

    @Test
    void takesARecipientThatOnlyAnotherFlowSelectsForUsed() throws IOException {
        write("mappings/recipients/idle.yaml", RECIPIENT.formatted("Idle", "idle"));
        write("rules/flows/other/fields.yaml", "name: Other\nfields: { state: state }\n");
        write("rules/flows/other/buyers.csv", "id,recipient,price\nall,idle,1.00\n");
        assertThat(check()).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void runsTheCases() throws IOException {
        write("rules/flows/loans/cases/one.json", """
                [{"name":"a lead of Texas goes to bulk","lead":{"state":"TX","loan_amount":"5"},
                  "expect":{"decisions":[{"Deliver":{"recipient":"prime"}}]}}]
                """);
        assertThat(check()).isOne();
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("rules/flows/loans/cases/one.json")
                .contains("prime");
    }

    @Test
    void printsJsonForPrograms() throws IOException {
        write("mappings/recipients/idle.yaml", RECIPIENT.formatted("Idle", "idle"));
        assertThat(run("check", home.toString(), "--format", "json")).isZero();
        assertThat(out.toString())
                .startsWith(
                        "{\"problems\":[{\"file\":\"mappings/recipients/idle.yaml\",\"row\":0,\"column\":\"\",\"cell\":\"idle\",\"text\":")
                .contains("\"severity\":\"warning\"}]}");
    }

    @Test
    void tablesMayNameUploadedListsThatTheCommandIsToldOf() throws IOException {
        write("rules/flows/loans/filters.csv", "id,state,reject\ndnc,in @dnc,on the list\n");
        assertThat(check()).isOne();
        assertThat(run("check", home.toString(), "--list", "dnc")).isZero();
    }

    @Test
    void isNotUnderstoodWithoutAFolderOrAFlow() throws IOException {
        assertThat(run("check", home.resolve("none").toString())).isEqualTo(2);
        assertThat(run("check", Files.createDirectories(home.resolve("empty")).toString()))
                .isEqualTo(2);
    }

    private int check() {
        return run("check", home.toString());
    }

    private int run(String... arguments) {
        var commands = Waybill.commands(Map.of());
        return commands.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private void write(String name, String content) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
