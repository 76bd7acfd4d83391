package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Zips;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseTest extends ReleaseStory {
    private List<String> states() {
        return StreamSupport.stream(
                        waybill().api("/releases?flow=loans").path("releases").spliterator(), false)
                .map(release -> release.path("state").asText())
                .toList();
    }

    @Test
    void whatIsImportedDecidesOnceItIsActivatedAndNoLongerAfterARollback() {
        startUnwatched();
        var first = inForce();
        var second = imported("80.50");
        assertThat(price()).isEqualTo("75.00");
        assertThat(states()).containsExactly("imported", "active");

        activated(second.substring(0, 7));
        var lead = lead(submit());
        assertThat(lead.path("revenue").asText()).isEqualTo("80.50");
        assertThat(decidedBy(lead)).isEqualTo(second);
        assertThat(states()).containsExactly("active", "earlier");

        var back = rollBack();
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(RunningWaybill.json(back.body()).path("previous").asText()).isEqualTo(second);
        assertThat(inForce()).isEqualTo(first);
        assertThat(price()).isEqualTo("75.00");
    }

    @Test
    void aBrokenImportNamesAllProblemsAndLeavesEverythingAsItIs() {
        startUnwatched();
        var before = inForce();
        home().buyers("a,*,first,7S.00,1,1\nb,*,nobody,70.00,1,1\n").write("mappings/recipients/x.yaml", "ulr: x\n");

        var answer = importing();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("7S.00", "nobody", "mappings/recipients/x.yaml");
        assertThat(states()).containsExactly("active");
        assertThat(inForce()).isEqualTo(before);
        assertThat(price()).isEqualTo("75.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../rules/flows/loans/buyers.csv",
                "rules/flows/../../../x.csv",
                "/rules/flows/loans/buyers.csv",
                "C:/rules/flows/loans/buyers.csv",
                "rules\\flows\\loans\\buyers.csv"
            })
    void aZipThatLeadsElsewhereIsRefused(String path) {
        startUnwatched();

        var answer = waybill().client().upload("POST", "/releases/import", Zips.of(Map.of(path, "id\n")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void whatIsNoZipOrHoldsNoFlowIsRefusedInWords() {
        startUnwatched();
        var client = waybill().client();

        assertThat(client.upload("POST", "/releases/import", new byte[] {1, 2, 3})
                        .body())
                .contains("not a zip file");
        var empty = client.upload("POST", "/releases/import", Zips.of(Map.of("readme.txt", "hello")));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("There is no flow");
    }

    @Test
    void aSmallZipThatUnpacksToHundredsOfMegabytesIsRefused() {
        startUnwatched();
        var huge = "0".repeat(9 << 20);

        var answer =
                waybill().client().upload("POST", "/releases/import", Zips.of(Map.of("rules/flows/l/a.csv", huge)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 8 MB");
    }

    @Test
    void anActivationSurvivesARestartAndTheHomeFolderDoesNotUndoIt() {
        start();
        var watched = inForce();
        var second = imported("80.50");
        Eventually.holds(() -> assertThat(inForce()).isEqualTo(second));
        assertThat(rollBack().statusCode()).isEqualTo(200);
        assertThat(inForce()).isEqualTo(watched);

        waybill().close();
        start();
        assertThat(inForce())
                .as("the folder has not changed since it was taken up")
                .isEqualTo(watched);

        home().buyers(row("90.00"));
        Eventually.holds(() -> assertThat(price()).isEqualTo("90.00"));
    }

    @Test
    void aChangeWhileNothingRanIsTakenUpAtTheNextStartWhereTheFolderIsWatched() {
        start();
        waybill().close();
        home().buyers(row("90.00"));

        start();
        assertThat(price()).isEqualTo("90.00");
        waybill().close();

        home().buyers(row("95.00"));
        startUnwatched();
        assertThat(price()).isEqualTo("90.00");
    }

    @Test
    void aSavedChangeIsKeptAsARelease() {
        start();
        home().buyers(row("90.00"));
        Eventually.holds(() -> assertThat(price()).isEqualTo("90.00"));

        var newest = waybill().api("/releases").path("releases").get(0);
        assertThat(newest.path("author").asText()).isEqualTo("home folder");
        assertThat(newest.path("state").asText()).isEqualTo("active");
        assertThat(rollBack().statusCode()).isEqualTo(200);
        assertThat(price()).isEqualTo("75.00");
    }

    @Test
    void aReleaseIsShownWithItsFilesAndWhereItIsLoaded() {
        startUnwatched();

        var release = waybill().api("/releases/" + inForce());

        assertThat(release.path("files").findValuesAsText("path"))
                .contains("rules/flows/loans/buyers.csv", "mappings/recipients/first.yaml");
        assertThat(release.at("/nodes/0/loaded").asText()).isEqualTo(inForce());
        assertThat(release.at("/nodes/0/state").asText()).isEqualTo("active");
        var file = waybill().client().ask("/releases/" + inForce() + "/files/rules/flows/loans/buyers.csv");
        assertThat(file.body()).isEqualTo("id,state,recipient,price,tier,order\n" + row("75.00"));
        assertThat(waybill()
                        .client()
                        .ask("/releases/" + inForce() + "/files/rules/secret")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNameThatFitsNoReleaseIsSaidSo() {
        startUnwatched();

        assertThat(activate("0000000").statusCode()).isEqualTo(404);
        assertThat(activate("abc").body()).contains("too short");
        assertThat(rollBack().statusCode()).isEqualTo(404);
        assertThat(waybill().client().ask("/releases/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void aReleaseWhoseCasesFailIsNotActivated() {
        startUnwatched();
        home().write("rules/flows/loans/cases/price.json", """
                [{ "name": "sold at the old price", "source": "web", "lead": { "state": "CA", "loan_amount": "1000" },
                   "expect": { "decisions": [ { "Deliver": { "recipient": "first", "price": "75.00" } } ] } }]
                """);
        var hash = imported("80.50");

        var answer = activate(hash);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("cases/price.json");
        assertThat(price()).isEqualTo("75.00");
    }

    @Test
    void aRollbackLeadsOnlyToWhatWasInForceBefore() {
        startUnwatched();
        var never = imported("80.50");

        var answer =
                waybill().client().tell("/releases/rollback", "{\"flow\":\"loans\",\"to\":\"%s\"}".formatted(never));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("never in force");
        assertThat(price()).isEqualTo("75.00");
    }

    @Test
    void whatAReleaseWouldChangeIsShownCellByCell() {
        startUnwatched();
        var first = inForce();
        home().write("rules/flows/loans/filtering.drl", "// nothing here yet\n");
        home().buyers("new,CA,first,10.00,1,2\n" + row("80.50"));
        var second =
                RunningWaybill.json(importing().body()).at("/releases/0/hash").asText();

        var diff = waybill().api("/releases/" + second + "/diff");

        assertThat(diff.path("from").asText()).isEqualTo(first);
        assertThat(diff.path("to").asText()).isEqualTo(second);
        assertThat(diff.at("/tables/0/added/0/row").asText()).isEqualTo("new");
        assertThat(diff.at("/tables/0/changed").toString())
                .isEqualTo(
                        "[{\"table\":\"buyers\",\"row\":\"top\",\"column\":\"price\",\"from\":\"75.00\",\"to\":\"80.50\"}]");
        assertThat(diff.at("/files/0/diff").asText()).contains("+// nothing here yet");
    }
}
