package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientPatternsTest {
    private static boolean areNamed(String text) {
        return RecipientPatterns.areNamed(Token.of(DrlText.of("selection.drl", text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RecipientStatus( id == $row.text(\"recipient\"), available )",
                "$s : RecipientStatus( id == $row.text(\"recipient\") )",
                "not RecipientStatus(id==$line.recipient,!fallbacks.empty)",
                "import io.waybill.rules.fact.RecipientStatus; rule \"a\" when Lead() then end",
                "// RecipientStatus( available )\nLead()",
                "Lead()"
            })
    void rulesThatSayWhoseStateTheyReadAskAfterNobodyElse(String text) {
        assertThat(areNamed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RecipientStatus( available )",
                "RecipientStatus()",
                "RecipientStatus( id == \"prime-lending\" )",
                "RecipientStatus( id == $row.text(\"recipient\") || available )",
                "RecipientStatus( id != $row.text(\"recipient\") )",
                "RecipientStatus( id == $row.text(\"note\") )",
                "RecipientStatus( id == $lead.state )",
                "RecipientStatus( available, id == $row.text(\"recipient\") )",
                "RecipientStatus( id == $a.recipient.name )",
                "RecipientStatus( id == $a.recipient ) RecipientStatus( !available )",
                "accumulate( $s : RecipientStatus( available ); $n : count( $s ) )"
            })
    void rulesThatReadAnyOtherStateAreToldOfAll(String text) {
        assertThat(areNamed(text)).isFalse();
    }
}
