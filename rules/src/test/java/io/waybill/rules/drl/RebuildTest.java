package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.kie.api.builder.KieRepository;
import org.kie.api.builder.ReleaseId;

class RebuildTest {
    @Test
    void closedBuildsLeaveNothingInTheEnginesRepository() {
        KieRepository repository = KieServices.get().getRepository();
        List<ReleaseId> closed = new ArrayList<>();
        for (int build = 0; build < 30; build++) {
            String drl = "rule \"pricing.build.%d\"\nwhen\n    Lead()\nthen\nend\n".formatted(build);
            StageRules rules = Compiled.rules(Stage.PRICING, drl, Map.of());
            ReleaseId own = rules.ids().stream()
                    .filter(id -> id.getArtifactId().equals("pricing"))
                    .findFirst()
                    .orElseThrow();
            assertThat(repository.getKieModule(own)).isNotNull();
            rules.close();
            closed.add(own);
        }

        assertThat(closed)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(repository.getKieModule(id)).isNull());
    }

    @Test
    void brokenBuildsLeaveNothingThereEither() {
        KieRepository repository = KieServices.get().getRepository();
        var broken = EngineModule.of(
                StageText.written(Stage.PRICING, "pricing.drl", "rule \"a\"\nwhen\n    Leed()\nthen\nend\n", Map.of()));

        broken.close();

        assertThat(broken.errors()).isNotEmpty();
        assertThat(repository.getKieModule(broken.id())).isNull();
    }

    @Test
    void rulesOfTheSameTextAreCompiledOnceAndStayUntilTheLastUserIsClosed() {
        KieRepository repository = KieServices.get().getRepository();
        String drl = "rule \"pricing.shared\"\nwhen\n    Lead()\nthen\nend\n";
        StageRules one = Compiled.rules(Stage.PRICING, drl, Map.of());
        StageRules other = Compiled.rules(Stage.PRICING, drl, Map.of());

        assertThat(one.ids()).containsExactlyInAnyOrderElementsOf(other.ids());
        one.close();
        one.close();
        ReleaseId shared = other.ids().stream()
                .filter(id -> id.getArtifactId().equals(Stage.PRICING.word()))
                .findFirst()
                .orElseThrow();
        assertThat(repository.getKieModule(shared)).isNotNull();
        other.close();
        assertThat(repository.getKieModule(shared)).isNull();
    }
}
