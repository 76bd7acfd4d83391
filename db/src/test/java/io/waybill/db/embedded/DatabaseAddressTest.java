package io.waybill.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db/waybill", "jdbc:mysql://db/waybill?sslMode=REQUIRED"})
    void theSettingsThatWaybillNeedsAreAdded(String url) {
        assertThat(DatabaseAddress.withSettings(url, "u", "p").url())
                .startsWith(url)
                .containsOnlyOnce("?")
                .contains("rewriteBatchedStatements=true");
    }

    @Test
    void aSettingThatTheUrlNamesIsLeftAlone() {
        assertThat(DatabaseAddress.withSettings("jdbc:mysql://db/waybill?socketTimeout=60000", "u", "p")
                        .url())
                .contains("socketTimeout=60000")
                .containsOnlyOnce("socketTimeout");
    }

    @Test
    void aPasswordIsNeverPrinted() {
        assertThat(new DatabaseAddress("jdbc:mysql://db/waybill?password=hidden", "u", "secret"))
                .asString()
                .isEqualTo("u at jdbc:mysql://db/waybill");
    }
}
