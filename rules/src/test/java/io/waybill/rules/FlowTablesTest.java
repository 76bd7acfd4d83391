package io.waybill.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowTablesTest {
    private static final String FOLDER = "rules/flows/loans/";

    private static FlowTables read(String filters) {
        return FlowTables.read(
                new FlowFiles(
                        "loans",
                        "r1",
                        Map.of(
                                FOLDER + "fields.yaml", FlowFixture.FIELDS.getBytes(StandardCharsets.UTF_8),
                                FOLDER + "filters.csv", filters.getBytes(StandardCharsets.UTF_8)),
                        Map.of()),
                FlowFixture.KNOWN);
    }

    @Test
    void rowsBelowATitleAreRead() {
        var tables = read("What we do not take\n\nid;state;reject\ntx;TX;no\n");

        assertThat(tables.rows().get(TableKind.FILTERS)).extracting(Row::id).containsExactly("tx");
        assertThat(tables.partial()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,stat,reject\ntx,TX,no\n", "What we do not take\n\nid;stat;reject\ntx;TX;no\n"})
    void aTableWhoseHeaderIsNotUnderstoodIsLeftOutWhereverTheHeaderStands(String filters) {
        var tables = read(filters);

        assertThat(tables.rows().get(TableKind.FILTERS)).isEmpty();
        assertThat(tables.partial()).containsExactly(TableKind.FILTERS);
    }
}
