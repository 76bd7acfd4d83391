package io.waybill.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final Map<String, Integer> TAKEN = Map.of("a", 1, "b", 1);
    private static final Map<String, String> TOLD = Map.of("a", "success", "b", "success", "c", "failure");
    private static final Set<String> SOLD = Set.of("a", "b");

    @Test
    void booksThatAgreeAreInOrder() {
        assertThat(judge(TAKEN, TOLD, SOLD)).isEmpty();
    }

    @Test
    void aLeadThatIsTakenTwiceIsFound() {
        assertThat(judge(Map.of("a", 2, "b", 1), TOLD, SOLD)).containsExactly("1 leads are taken by buyers twice: [a]");
    }

    @Test
    void aLeadThatABuyerHasAndWaybillLostIsFound() {
        assertThat(judge(TAKEN, Map.of("a", "success", "b", "failure"), Set.of("a")))
                .containsExactly("1 leads are taken by a buyer, not sold in Waybill: [b]");
    }

    @Test
    void aSaleThatNoBuyerKnowsOfIsFound() {
        assertThat(judge(Map.of("a", 1), TOLD, SOLD))
                .containsExactly("1 leads are sold in Waybill, taken by no buyer: [b]");
    }

    @Test
    void aSourceThatWasPromisedMoreIsFound() {
        assertThat(judge(Map.of("a", 1), TOLD, Set.of("a")))
                .containsExactly("1 leads are sold at the source, not in Waybill: [b]");
    }

    @Test
    void aSourceThatWasToldLessIsFound() {
        assertThat(judge(TAKEN, Map.of("a", "success", "b", "failure"), SOLD))
                .containsExactly("1 leads are sold in Waybill, its source was told otherwise: [b]");
    }

    @Test
    void aLeadThatWasPendingMayBeSoldLater() {
        assertThat(judge(TAKEN, Map.of("a", "success", "b", "pending"), SOLD)).isEmpty();
    }

    @Test
    void aSaleOfWhichNoSourceWasToldIsFoundUnlessSoManyAnswersAreMissing() {
        var told = Map.of("a", "success");
        assertThat(judge(TAKEN, told, SOLD)).hasSize(1);
        assertThat(Judge.compare(new Judge.Books(TAKEN, told, 1, SOLD, 2))).isEmpty();
    }

    @Test
    void twoSalesOfOneLeadAreFound() {
        assertThat(Judge.compare(new Judge.Books(TAKEN, TOLD, 0, SOLD, 3)))
                .containsExactly("3 sales of 2 leads in Waybill");
    }

    private static List<String> judge(Map<String, Integer> taken, Map<String, String> told, Set<String> sold) {
        return Judge.compare(new Judge.Books(taken, told, 0, sold, sold.size()));
    }
}
