package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.RuleProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever breaks a rule is told where, what, and what was maybe meant, in no words of the engine. */
class ProblemTextsTest {
    private static final String REJECT = "insert( new Reject( \"no\" ) );";

    private static String rule(String when, String then) {
        return "// why\nrule \"filtering.a\"\nwhen\n    %s\nthen\n    %s\nend\n".formatted(when, then);
    }

    private static RuleProblem only(String drl) {
        List<RuleProblem> problems = Compiled.problems(Stage.FILTERING, drl);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "Leed( this[\"state\"] == \"TX\" ) | (Leed) is not known here. Maybe Lead?",
                "Match( tabel == \"filters\" ) | (tabel) is not known of Match. Maybe table?",
                "Match( table == tabel ) | (tabel) is not known of Match. Maybe table?",
                "Match( $t : tabel ) | (tabel) is not known of Match. Maybe table?",
                "Match( hass( \"x\" ) ) | (hass) is not known of Match. Maybe has?",
                "Exhausted( !remediatd ) | (remediatd) is not known of Exhausted. Maybe remediated?",
                "$row : Match() Match( id == $rwo.text( \"x\" ) ) | ($rwo) is not known here. Maybe $row?",
                "Lead( ssate == \"TX\" ) | (ssate) is not known of Lead. Maybe this[\"state\"]?",
                "Lead( this[\"stat\"] == \"TX\" ) | Not a field of this flow, nor a part of one. Maybe state?",
                "Lead( this[\"state\"] = \"TX\" ) | (=) compares nothing. Maybe == instead?",
                "Lead( random > \"much\" ) | (random) is of type int and no text. Maybe compare it without quotes?",
                "Outcome( result == Result.SUCESS ) | (SUCESS) is not known of Result. Maybe SUCCESS?",
                "Lead( this[\"state\"] == “TX” ) | (“) is a sign of word processors and quotes nothing. Maybe \" instead?",
                "Match( table == \"filters ) | A quote opens on this line and does not close. Maybe \" is missing at the end of the text?",
            })
    void aBrokenConditionIsToldOnItsLine(String when, String text) {
        RuleProblem problem = only(rule(when, REJECT));

        assertThat(problem.row()).isEqualTo(4);
        assertThat(problem.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "insert( new Reject( \"no\" ) ) | The statement does not end here. Maybe a semicolon (;) is missing at the end of this line?",
                "insert( new Reject( \"no\" ); | The statement is not complete here. Maybe a closing bracket is missing?",
                "insert( new Reject( $row.prise( \"x\" ) + \"\" ) ); | (prise) is not known of Match. Maybe price?",
                "insert( new Reject( $row.text( 3 ) ) ); | (text) of Match takes (String), not (int). Maybe a value is missing, or of another kind?",
                "insert( new Candidate( $row.id() ) ); | (Candidate) takes (String recipient, Price price, int tier, int order, String row), not (String). Maybe a value is missing, or of another kind?",
                "insert( new Reject( $rwo.id() ) ); | ($rwo) is not known here. Maybe $row?",
                "insert( new Rejct( \"no\" ) ); | (Rejct) is not known here. Maybe Reject?",
                "isnert( new Reject( \"no\" ) ); | (isnert) is not known here. Maybe insert?",
                "Reject( \"no\" ); | (Reject) is a decision and must be inserted. Maybe insert( new Reject( … ) );?",
                "insert( new Close( Result.SUCESS, null ) ); | (SUCESS) is not known of Result. Maybe SUCCESS?",
                "String a = 3; | A value of type int stands where String is needed. Maybe another method of the fact is meant?",
                "return 3; | This cannot be worked out. Maybe a name is misspelt, or values of two kinds are compared?",
                "modify( $row ) { }; | Rules only insert, they never change or take away facts. Maybe insert a new fact?",
            })
    void aBrokenDecisionIsToldOnItsLine(String then, String text) {
        RuleProblem problem = only(rule("$row : Match( table == \"buyers\" )", then));

        assertThat(problem.row()).isEqualTo(6);
        assertThat(problem.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "1 | rul \"a\"#when#Lead()#then#end | Maybe rule?",
                "2 | rule \"a\"#wehn#Lead()#then#end | Maybe when?",
                "4 | rule \"a\"#when#Lead()#hten#end | Maybe then?",
                "5 | rule \"a\"#when#Lead()#then#edn | Maybe end?",
                "1 | rule#when#Lead()#then#end | A rule needs a name.",
                "4 | rule \"a\"#when#Lead()#end | Maybe then is missing before end?",
                "1 | rule \"a\"#when#Lead()#then | The rule that begins here does not end. Maybe end is missing?",
                "1 | rule \"a\"#when#Lead()#then#rule \"b\"#when#Lead()#then#end | Maybe end is missing before line 5?",
                "1 | rule \"a\" saliense 3#when#Lead()#then#end | Maybe salience?",
                "1 | rule \"a#when#Lead()#then#end | A quote opens on this line",
                "1 | import io.waybill.rules.fact.Leed;#rule \"a\"#when#Lead()#then#end | Maybe Lead?",
                "6 | rule \"a\"#when#Lead()#then#end#rule \"a\"#when#Lead()#then#end | A rule of this name stands in",
                "1 | We reject everything from Texas. | (We) does not begin a rule. Maybe this is not a file of rules?",
                "1 | PK\u0003\u0004x | The file is not plain text from here on.",
            })
    void aFileThatIsNoDrlIsToldWhereItGoesWrong(int line, String drl, String text) {
        RuleProblem problem = only(drl.replace('#', '\n'));

        assertThat(problem.row()).isEqualTo(line);
        assertThat(problem.text()).contains(text).contains("Maybe");
    }

    @Test
    void aMissingSemicolonIsFoundBelowRemarksAndBlankLines() {
        RuleProblem problem = only(rule("Lead()", "// why\n\n    int days = 3;\n    " + REJECT.replace(";", "")));

        assertThat(problem.row()).isEqualTo(9);
        assertThat(problem.text()).contains("semicolon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accumulate( Match( $c : cents ), $sum : sum( $c ) )",
                "accumulate( Lead(), $sum : totl( 1 ) )",
                "Match( foo.bar == \"x\" )",
                "Lead( this.state.length.x == 3 )",
                "Exhausted( remediated == \"x\" )",
            })
    void theEnginesOwnWordsAreNeverShown(String when) {
        assertThat(Compiled.problems(Stage.FILTERING, rule(when, REJECT)))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.text())
                        .contains("Maybe")
                        .doesNotContain("Unable", "Unknown", "io.waybill", "class ", "coerce"));
    }
}
