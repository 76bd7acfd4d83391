package io.waybill.app.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final String BUYERS = "rules/flows/loans/buyers.csv";

    private static SortedMap<String, byte[]> home(String path, String text) {
        return new TreeMap<>(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Difference between(String before, String after) {
        return Difference.between("loans", home(BUYERS, before), home(BUYERS, after));
    }

    @Test
    void rowsAreAddedRemovedAndChangedByTheirIds() {
        var table = between("id,price,note\na,1.00,x\nb,2.00,\n", "id,price,tier\nc,3.00,1\na,1.50,2\n")
                .tables()
                .getFirst();

        assertThat(table.added()).extracting(TableDifference.Line::row).containsExactly("c");
        assertThat(table.removed()).extracting(TableDifference.Line::row).containsExactly("b");
        assertThat(table.changed())
                .containsExactly(
                        new TableDifference.Change("buyers", "a", "price", "1.00", "1.50"),
                        new TableDifference.Change("buyers", "a", "note", "x", ""),
                        new TableDifference.Change("buyers", "a", "tier", "", "2"));
        assertThat(table.moved()).isEmpty();
    }

    @Test
    void aRowThatMovesIsOneMoveHoweverManyItPasses() {
        var table = between("id\na\nb\nc\nd\n", "id\nd\na\nb\nc\n").tables().getFirst();

        assertThat(table.moved()).containsExactly(new TableDifference.Move("d", 4, 1));
        assertThat(table.changed()).isEmpty();
    }

    @Test
    void whatIsOnlyWrittenOtherwiseIsShownAsText() {
        var difference = between("id,price\na,1.00\n", "id,price\r\n\"a\",1.00\r\n");

        assertThat(difference.tables()).isEmpty();
        assertThat(difference.files()).hasSize(1);
    }

    @Test
    void titlesAndSemicolonsOfSpreadsheetsMakeNoDifference() {
        var table = between("id,price\na,1.00\nb,2.00\n", "\uFEFFOur buyers;\n;\nID;Price\na;1.00\nb;2.50\n")
                .tables()
                .getFirst();

        assertThat(table.changed()).containsExactly(new TableDifference.Change("buyers", "b", "price", "2.00", "2.50"));
        assertThat(table.added()).isEmpty();
        assertThat(table.removed()).isEmpty();
    }

    @Test
    void lettersOfOtherEncodingsAreReadAsTheLettersTheyAre() {
        var before = home(BUYERS, "id,price,note\na,1.00,Zürich\n");
        var after = new TreeMap<>(Map.of(BUYERS, "id,price,note\na,1.50,Zürich\n".getBytes(StandardCharsets.UTF_16)));

        var table = Difference.between("loans", before, after).tables().getFirst();

        assertThat(table.changed()).extracting(TableDifference.Change::column).containsExactly("price");
    }

    @Test
    void aTableWithoutIdsOrWithTheSameTwiceIsComparedAsText() {
        assertThat(between("price\n1\n", "price\n2\n").tables()).isEmpty();
        assertThat(between("id\na\na\n", "id\na\n").files().getFirst().diff()).contains("-a");
    }

    @Test
    void otherFilesAreComparedLineByLine() {
        var path = "rules/flows/loans/filtering.drl";

        var files = Difference.between("loans", home(path, "one\ntwo\n"), home(path, "one\nthree\n"))
                .files();

        assertThat(files.getFirst().change()).isEqualTo("changed");
        assertThat(files.getFirst().diff()).contains("--- a/" + path, "+++ b/" + path, "-two", "+three");
    }

    @Test
    void whatIsNoTextIsOnlySaidToDiffer() {
        var path = "mappings/logo.png";
        var image = new TreeMap<>(Map.of(path, new byte[] {(byte) 0xff, 0}));

        var added = Difference.between("loans", new TreeMap<>(), image).files();

        assertThat(added).containsExactly(new FileDifference(path, "added", null));
    }

    @Test
    void theLongestRunIsFoundWhereverItBegins() {
        assertThat(LongestRun.of(List.of(3, 0, 1, 2))).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(LongestRun.of(List.of(2, 1, 0))).hasSize(1);
        assertThat(LongestRun.of(List.of())).isEmpty();
        assertThat(LongestRun.of(List.of(5, 1, 6, 2, 7, 3))).hasSize(3);
    }
}
