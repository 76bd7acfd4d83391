package io.waybill.bench.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.bench.wire.Message;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AnswersTest {
    private static final String LEAD = "019aa6d0c0de7abc8123456789abcdef";

    private final Ledger ledger = new Ledger();
    private final Answers answers = new Answers(ledger);

    @Test
    void aDeliveryThatComesAgainIsTakenOnce() {
        say("/any/0", LEAD, "d1");
        say("/any/0", LEAD, "d1");
        assertThat(ledger.count(LEAD)).isEqualTo(1);
    }

    @Test
    void aLeadThatComesUnderAnotherKeyIsTakenTwice() {
        say("/any/0", LEAD, "d1");
        say("/any/1", LEAD, "d2");
        assertThat(ledger.lines()).containsExactly(LEAD + " 2");
    }

    @Test
    void whatIsRejectedIsNotInTheLedger() {
        Random random = new Random(7);
        byte[] id = new byte[16];
        int accepted = 0;
        for (int lead = 0; lead < 10_000; lead++) {
            random.nextBytes(id);
            String name = HexFormat.of().formatHex(id);
            boolean taken = say("/picky/0", name, "d").contains("accepted");
            assertThat(ledger.count(name)).isEqualTo(taken ? 1 : 0);
            accepted += taken ? 1 : 0;
        }
        assertThat(accepted).isBetween(5_800, 6_200);
    }

    @Test
    void theSameLeadGetsTheSameAnswerAgain() {
        String first = say("/picky/0", LEAD, "d1");
        assertThat(say("/picky/0", LEAD, "d1").contains("accepted")).isEqualTo(first.contains("accepted"));
    }

    @Test
    void whoHangsTakesNothingAndSaysNothing() {
        assertThat(answers.to(request("/hang/1", LEAD, "d1")).afterMillis()).isNegative();
        assertThat(ledger.count(LEAD)).isZero();
    }

    @Test
    void theLedgerCanBeAskedFor() {
        say("/any/0", LEAD, "d1");
        assertThat(say("/ledger", "", "")).endsWith(LEAD + " 1");
    }

    private String say(String path, String lead, String key) {
        return new String(answers.to(request(path, lead, key)).bytes(), StandardCharsets.UTF_8);
    }

    private static Message request(String path, String lead, String key) {
        return new Message(
                "POST %s HTTP/1.1\r\nX-Lead: %s\r\nX-Idempotency-Key: %s".formatted(path, lead, key), new byte[0]);
    }
}
