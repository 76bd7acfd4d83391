package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Score;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Source;
import io.waybill.rules.flow.ValueKind;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StageSessionsTest {
    private static final String DRL = """
            rule "scoring.test.state"
            when
                $lead : Lead( $state : this["state"] )
            then
                insert( new Reject( $lead.id() + " of " + $lead.text("state") ) );
            end

            rule "scoring.test.others"
            when
                $lead : Lead()
                not Lead( id != $lead.id )
                accumulate( Score( $points : points ); $sum : sum($points); $sum > 0 )
            then
                insert( new Alert( "alone", $lead.id() + " " + $sum ) );
            end

            rule "scoring.test.length"
            when
                $lead : Lead( id == "short" )
            then
                insert( new Reject( $lead.text("nothing").strip() ) );
            end

            rule "scoring.test.endless"
            when
                Lead( id == "endless" )
                Score( $points : points )
            then
                insert( new Score( $points + 1 ) );
            end

            rule "scoring.test.none"
            salience -100
            when
                not Reject()
            then
            end
            """;

    private static final StageRules RULES =
            Compiled.rules(Stage.SCORING, DRL, Map.of("state", ValueKind.TEXT, "nothing", ValueKind.TEXT));

    @AfterAll
    static void close() {
        RULES.close();
    }

    @Test
    void nothingOfOneLeadIsThereForTheNext() {
        Fired first = fire("one", 3);
        Fired second = fire("two", 4);

        assertThat(fire("one", 3)).isEqualTo(first);
        assertThat(fire("two", 4)).isEqualTo(second);
        assertThat(texts(second)).containsExactlyInAnyOrder("two of CA", "two 4");
    }

    @Test
    void aRuleThatThrowsSpoilsNoLeadThatFollows() {
        Fired before = fire("good", 2);

        for (int time = 0; time < 40; time++) {
            assertThatThrownBy(() -> fire("short", 1)).isInstanceOf(RulesFailed.class);
            assertThat(fire("good", 2)).isEqualTo(before);
        }
    }

    @Test
    void rulesThatDoNotSettleSpoilNoLeadThatFollows() {
        Fired before = fire("good", 2);

        assertThatThrownBy(() -> fire("endless", 1)).isInstanceOf(RulesDoNotSettle.class);

        assertThat(fire("good", 2)).isEqualTo(before);
    }

    @Test
    void factsThatNoRuleReadsChangeNothing() {
        Fired without = RULES.fire(Stage.SCORING, List.of());

        assertThat(RULES.fire(Stage.SCORING, List.of(new Source("demo")))).isEqualTo(without);
        assertThat(without.rules()).containsExactly("scoring.test.none");
    }

    @Test
    void whatManyLeadsHaveInCommonIsWorkedOutOnceAndNoLeadIsToldWhatAnotherWas() {
        var points = new Score(7);
        Fired common = RULES.fire(Stage.SCORING, List.of(points));

        assertThat(RULES.fire(Stage.SCORING, List.of(new Source("demo"), new Score(7))))
                .isSameAs(common);
        assertThat(RULES.fire(Stage.SCORING, List.of(new Score(8)))).isNotSameAs(common);
        assertThat(fire("one", 7)).isNotEqualTo(fire("two", 7)).isNotEqualTo(common);
    }

    @Test
    void manyThreadsAtOnceHearNothingOfEachOther() throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            List<Future<Boolean>> all = IntStream.range(0, 2_000)
                    .mapToObj(number -> threads.submit(() -> texts(fire("lead" + number, 1 + number))
                            .containsAll(List.of(
                                    "lead%d of CA".formatted(number), "lead%d %d".formatted(number, 1 + number)))))
                    .toList();
            for (Future<Boolean> right : all) {
                assertThat(right.get()).isTrue();
            }
        }
    }

    @Test
    void nothingIsKeptOfALeadThatIsDone() {
        List<WeakReference<Lead>> done = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            Lead lead = lead("gone" + number);
            RULES.fire(Stage.SCORING, List.of(lead, new Score(1)));
            done.add(new WeakReference<>(lead));
        }

        System.gc();

        assertThat(done).allSatisfy(lead -> assertThat(lead.refersTo(null)).isTrue());
    }

    private static Fired fire(String id, int points) {
        return RULES.fire(Stage.SCORING, List.of(lead(id), new Score(points)));
    }

    private static Lead lead(String id) {
        return new Lead(id, 50, Map.of("state", "CA"), Map.of());
    }

    private static List<String> texts(Fired fired) {
        return fired.decisions().stream().map(StageSessionsTest::text).toList();
    }

    private static String text(Decision decision) {
        return decision instanceof Reject reject ? reject.reason() : ((Alert) decision).text();
    }
}
