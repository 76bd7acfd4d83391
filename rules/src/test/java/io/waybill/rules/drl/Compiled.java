package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.flow.ValueKind;
import java.util.List;
import java.util.Map;

/** DRL of one stage, compiled. */
final class Compiled {
    private Compiled() {}

    static StageRules rules(Stage stage, String drl, Map<String, ValueKind> columns) {
        Compilation compilation = compile(stage, drl, columns);
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).rules();
    }

    static List<RuleProblem> problems(Stage stage, String drl) {
        Compilation compilation = compile(stage, drl, Map.of("state", ValueKind.TEXT, "loan_amount", ValueKind.NUMBER));
        assertThat(compilation).isInstanceOf(Compilation.Failed.class);
        return ((Compilation.Failed) compilation).problems();
    }

    private static Compilation compile(Stage stage, String drl, Map<String, ValueKind> columns) {
        var source = new DrlCompiler.Source("rules/flows/loans/" + stage.file(), drl);
        return DrlCompiler.compile(Map.of(stage, source), columns);
    }
}
