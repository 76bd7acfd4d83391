package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.decision.Reject;
import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Source;
import io.waybill.rules.flow.ValueKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each way to ask something of a lead in DRL is one rule of one file: every lead is asked all of them at once. */
class LeadPatternsTest {
    private static final Map<String, ValueKind> COLUMNS = Map.of(
            "state", ValueKind.TEXT,
            "email", ValueKind.TEXT,
            "phone_1.area", ValueKind.TEXT,
            "loan_amount", ValueKind.NUMBER,
            "credit_score", ValueKind.NUMBER,
            "dob.age", ValueKind.NUMBER,
            "dob", ValueKind.DATE,
            "employed", ValueKind.BOOLEAN);

    private static final Lead FULL = new Lead(
            "full",
            50,
            Map.of(
                    "state",
                    "CA",
                    "email",
                    "Ann@example.org",
                    "phone_1.area",
                    "773",
                    "loan_amount",
                    new BigDecimal("15000"),
                    "credit_score",
                    new BigDecimal("720.0"),
                    "dob.age",
                    new BigDecimal("36"),
                    "dob",
                    LocalDate.of(1990, 1, 1),
                    "employed",
                    true),
            Map.of());

    private static final Lead EMPTY = new Lead("empty", 50, Map.of(), Map.of());

    private static final List<String> HOLD_FOR_THE_FULL_LEAD_ONLY = List.of(
            "Lead( this[\"state\"] == \"CA\" )",
            "Lead( this['state'] == 'CA' )",
            "Lead( this[ \"state\" ] == \"CA\" )",
            "$lead : Lead( $lead[\"state\"] == \"CA\" )",
            "lead : Lead( lead[\"state\"] == \"CA\" )",
            "Lead( this[\"state\"] in ( \"NY\", \"CA\" ) )",
            "Lead( this[\"state\"] matches \"C.\" )",
            "Lead( this[\"state\"] != null )",
            "Lead( this[\"state\"] == \"CA\" || == \"NY\" )",
            "Lead( $state : this[\"state\"], $state == \"CA\" )",
            "Lead( $state : this[\"state\"] == \"CA\" )",
            "Lead( lead[\"state\"] == \"CA\" )",
            "Lead( lead[\"loan_amount\"] > lead[\"credit_score\"] )",
            "Lead( get(\"state\") == \"CA\" )",
            "Lead( state == \"CA\" )",
            "Lead( phone_1.area == \"773\" )",
            "Lead( this[\"phone_1.area\"] == \"773\" )",
            "Lead( this[\"email\"] contains \"example\" )",
            "Lead( this[\"email\"] str[endsWith] \".org\" )",
            "Lead( this[\"email\"].toLowerCase() == \"ann@example.org\" )",
            "Lead( this[\"loan_amount\"] >= 10000 )",
            "Lead( this[\"loan_amount\"] == 15000 )",
            "Lead( this[\"loan_amount\"] == 15000.00 )",
            "Lead( this[\"loan_amount\"] > 14999.99 )",
            "Lead( this[\"loan_amount\"] in ( 15000, 20000 ) )",
            "Lead( this[\"loan_amount\"] >= 10000 && this[\"loan_amount\"] <= 20000 )",
            "Lead( this[\"loan_amount\"] >= 10000, this[\"loan_amount\"] < 20000 )",
            "Lead( loan_amount >= 10000 && <= 20000 )",
            "Lead( this[\"credit_score\"] == 720 )",
            "Lead( this[\"loan_amount\"] > this[\"credit_score\"] )",
            "Lead( this[\"dob.age\"] >= 18 )",
            "Lead( this[\"dob\"] < java.time.LocalDate.of( 2000, 1, 1 ) )",
            "Lead( this[\"employed\"] == true )",
            "Lead( this[\"employed\"] )",
            "Lead( ( this[\"state\"] == \"TX\" || this[\"employed\"] ), random <= 50 )",
            "Lead( present(\"state\") )",
            "exists Lead( this[\"state\"] == \"CA\" )",
            "$lead : Lead() Source( id != $lead[\"state\"], $lead[\"loan_amount\"] > 100 )",
            "$lead : Lead() eval( \"CA\".equals( $lead[\"state\"] ) )");

    private static final List<String> HOLD_FOR_NEITHER = List.of(
            "Lead( this[\"state\"] == \"ca\" )",
            "Lead( this[\"loan_amount\"] < 10000 )",
            "Lead( this[\"dob.age\"] < 18 )",
            "Lead( this[\"employed\"] == false )",
            "Lead( !this[\"employed\"] )",
            "Lead( random > 50 )");

    private static final List<String> HOLD_FOR_BOTH = List.of(
            "Lead( this[\"state\"] != \"NY\" )",
            "Lead( this[\"state\"] not in ( \"NY\", \"TX\" ) )",
            "Lead( this[\"loan_amount\"] != 1 )",
            "not Lead( this[\"loan_amount\"] < 10 )",
            "Lead( invalid(\"state\") == null )",
            "Source( id == \"demo\" )");

    private static final List<String> HOLD_FOR_APPENDED_DATA = List.of(
            "Appended( enhancement == \"phone-check\", get(\"type\") == \"voip\" )",
            "Appended( enhancement == \"phone-check\", this[\"type\"] == \"voip\" )",
            "Appended( values[\"type\"] in ( \"voip\", \"landline\" ) )",
            "Appended( get(\"score\") == 3 )",
            "Appended( this[\"score\"] >= 2.5 )",
            "Appended( get(\"score\") in ( 1, 3 ) )",
            "Appended( get(\"valid\") == true )",
            "Appended( get(\"type\") str[startsWith] \"vo\" )");

    @Test
    void everyFormIsUnderstoodAndAMissingFieldMeetsNoCondition() {
        assertThat(thatHold(FULL, new Appended("other", Map.of())))
                .containsExactlyInAnyOrderElementsOf(joined(HOLD_FOR_THE_FULL_LEAD_ONLY, HOLD_FOR_BOTH));
        assertThat(thatHold(EMPTY, new Appended("other", Map.of()))).containsExactlyInAnyOrderElementsOf(HOLD_FOR_BOTH);
    }

    @Test
    void appendedDataIsReadTheSameWay() {
        var phone = new Appended("phone-check", Map.of("type", "voip", "score", new BigDecimal("3.0"), "valid", true));

        assertThat(thatHold(EMPTY, phone))
                .containsExactlyInAnyOrderElementsOf(joined(HOLD_FOR_APPENDED_DATA, HOLD_FOR_BOTH));
    }

    private static Set<String> thatHold(Lead lead, Appended appended) {
        List<String> forms = joined(
                joined(HOLD_FOR_THE_FULL_LEAD_ONLY, HOLD_FOR_NEITHER), joined(HOLD_FOR_BOTH, HOLD_FOR_APPENDED_DATA));
        var drl = new StringBuilder();
        for (int at = 0; at < forms.size(); at++) {
            drl.append("rule \"form.%d\"\nwhen\n    %s\nthen\n    insert( new Reject( \"%d\" ) );\nend\n"
                    .formatted(at, forms.get(at), at));
        }
        try (StageRules rules = Compiled.rules(Stage.FILTERING, drl.toString(), COLUMNS)) {
            Set<String> held = new HashSet<>();
            rules.fire(Stage.FILTERING, List.of(lead, new Source("demo"), appended))
                    .decisions()
                    .forEach(decision -> held.add(forms.get(Integer.parseInt(((Reject) decision).reason()))));
            return held;
        }
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
