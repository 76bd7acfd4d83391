package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.ValueKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrlProblemsTest {
    @Test
    void everyMistakeOfAFileIsReportedOnItsLine() {
        List<RuleProblem> problems = Compiled.problems(Stage.FILTERING, """
                // what we do not take

                rule "filtering.a"
                when
                    Lead( this["state"] == "TX" )
                then
                    insert( new Rejct( "no" ) );
                end

                rule "filtering.b"
                when
                    Leed( this["state"] == "TX" )
                then
                    insert( new Reject( "no" ) );
                end

                rule "filtering.c"
                when
                    Match( tabel == "filters" )
                then
                    insert( new Reject( "no" ) );
                end

                rule "filtering.d"
                when
                    Lead()
                then
                    int days = 3;
                    insert( new Reject( days ) );
                end
                """);

        assertThat(problems).extracting(RuleProblem::file).containsOnly("rules/flows/loans/filtering.drl");
        assertThat(problems).extracting(RuleProblem::row).containsExactly(7, 12, 19, 29);
        assertThat(problems.get(0).text()).contains("Rejct").contains("Maybe Reject?");
        assertThat(problems.get(1).text()).contains("Leed").contains("Maybe Lead?");
    }

    @Test
    void aMissingBracketIsReportedOnItsLine() {
        List<RuleProblem> problems = Compiled.problems(Stage.FILTERING, """
                package com.example.loans;

                rule "filtering.a"
                when
                    Lead( this["state"] == )
                then
                end
                """);

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().row()).isEqualTo(5);
        assertThat(problems.getFirst().text()).doesNotContain("ERR").contains("Maybe");
    }

    @Test
    void aMisspelledFieldIsReportedWithTheNearestOne() {
        List<RuleProblem> problems = Compiled.problems(Stage.FILTERING, """
                rule "filtering.a"
                when
                    $lead : Lead( this["loan_amont"] > 3 )
                then
                    insert( new Reject( "in " + $lead["stat"] ) );
                end
                """);

        assertThat(problems)
                .extracting(RuleProblem::cell, RuleProblem::row)
                .containsExactly(tuple("loan_amont", 3), tuple("stat", 5));
        assertThat(problems.getFirst().text()).contains("Maybe loan_amount?");
    }

    @Test
    void twoRulesOfOneNameAreReported() {
        String rule = "rule \"filtering.a\"\nwhen\n    Lead()\nthen\nend\n";

        List<RuleProblem> problems = Compiled.problems(Stage.FILTERING, rule + rule);

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.row()).isEqualTo(6));
        assertThat(problems.getFirst().text()).contains("line 1");
    }

    @Test
    void aBuiltInRulesNameMayNotBeTakenByAnotherStage() {
        List<RuleProblem> problems =
                Compiled.problems(Stage.FILTERING, "rule \"selection.candidate\"\nwhen\n    Lead()\nthen\nend\n");

        assertThat(problems).extracting(RuleProblem::cell).contains("selection.candidate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.exit( 1 );",
                "Runtime.getRuntime().exec( \"sh\" );",
                "new Thread().start();",
                "java.io.File file = null;",
                "new java.net.URI( \"x\" );",
                "Class.forName( \"x\" );",
                "$lead.getClass();",
                "java.lang.reflect.Method method = null;",
                "java.time.Instant at = java.time.Instant.now();",
                "double chance = Math.random();",
                "drools.halt();",
                "\\u0053ystem.exit( 1 );",
                "update( $lead );",
                "retract( $lead );",
                "delete( $lead );",
                "modify( $lead ) { };",
            })
    void whatRulesMustNotDoIsReportedOnItsLine(String statement) {
        List<RuleProblem> problems = Compiled.problems(
                Stage.PRICING,
                "import java.util.List;\nrule \"pricing.a\"\nwhen\n    $lead : Lead()\nthen\n    %s\nend\n"
                        .formatted(statement));

        assertThat(problems).isNotEmpty();
        assertThat(problems.getFirst().row()).isEqualTo(6);
        assertThat(problems.getFirst().text()).contains("Maybe");
    }

    @Test
    void globalsAreReported() {
        List<RuleProblem> problems = Compiled.problems(Stage.PRICING, "global java.util.List list;\n");

        assertThat(problems.getFirst().row()).isEqualTo(1);
        assertThat(problems.getFirst().text()).contains("globals");
    }

    @Test
    void forbiddenWordsInCommentsAndTextsAreHarmless() {
        String drl = """
                /* System.exit would be forbidden */
                rule "filtering.a" // global
                when
                    Lead( this["state"] == "System.exit" )
                then
                    insert( new Reject( "delete( this )" ) );
                end
                """;

        try (StageRules rules = Compiled.rules(Stage.FILTERING, drl, Map.of("state", ValueKind.TEXT))) {
            assertThat(rules.fire(Stage.FILTERING, List.of()).rules()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "// nothing yet",
                "package com.example;",
                "package com.example\n\nimport java.util.List;\n"
            })
    void aFileWithoutRulesIsAStageThatDoesNothing(String drl) {
        try (StageRules rules = Compiled.rules(Stage.PRICING, drl, Map.of())) {
            assertThat(rules.fire(Stage.PRICING, List.of()).rules()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule",
                "rule \"a\" when then",
                "}{",
                "\"",
                "/*",
                "rule \"a\"\nwhen\n eval(\nthen\nend",
                "\u0000\u0001",
                "<html>"
            })
    void garbageIsAProblemAndNoException(String drl) {
        assertThat(Compiled.problems(Stage.PRICING, drl)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lead( $lead[\"state\"] == \"CA\" )",
                "Lead( this[\"loan_amount\"] == \"much\" )",
                "$lead : Lead() eval( lead[\"state\"] == \"CA\" )",
                "Match( table == 3 )",
                "Lead( this[state] == 3 )",
                "accumulate( Lead(), $sum : total(1) )",
                "Lead( this.state.length.x == 3 )",
            })
    void oddPatternsNeverThrow(String pattern) {
        String drl = "rule \"pricing.odd\"\nwhen\n    %s\nthen\nend\n".formatted(pattern);

        Compilation compilation = DrlCompiler.compile(
                Map.of(Stage.PRICING, new DrlCompiler.Source("pricing.drl", drl)), Map.of("state", ValueKind.TEXT));

        switch (compilation) {
            case Compilation.Compiled compiled -> compiled.rules().close();
            case Compilation.Failed failed ->
                assertThat(failed.problems())
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.row()).isPositive());
        }
    }
}
