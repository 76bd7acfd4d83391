package io.waybill.db.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            deadlock,             40001, 1213, CONFLICT
            lock wait,            40001, 1205, CONFLICT
            TiDB write conflict,  HY000, 9007, CONFLICT
            duplicate key,        23000, 1062, DUPLICATE
            text too long,        22001, 1406, REFUSED
            not null,             23000, 1048, REFUSED
            packet too big,       08S01, 1153, REFUSED
            link broken,          08S01, 0,    UNAVAILABLE
            shutting down,        08S01, 1053, UNAVAILABLE
            read only,            HY000, 1290, UNAVAILABLE
            disk full,            HY000, 1021, UNAVAILABLE
            nothing said,         ,      0,    UNAVAILABLE""")
    void anErrorIsJudgedByWhatFollowsFromIt(String what, @Nullable String state, int code, Fault expected) {
        assertThat(Fault.of(new SQLException(what, state, code))).isEqualTo(expected);
    }
}
