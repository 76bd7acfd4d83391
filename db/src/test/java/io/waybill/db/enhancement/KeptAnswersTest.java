package io.waybill.db.enhancement;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.SettableClock;
import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class KeptAnswersTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final String QUESTION = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);
    private static final Duration MONTH = Duration.ofDays(30);

    private final DatabaseAddress database;
    private final SettableClock clock = new SettableClock(AT);
    private TestNode node;
    private TestNode other;
    private KeptAnswers answers;

    KeptAnswersTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a", clock, Map.of());
        other = TestNode.open(database, "b", clock, Map.of());
        answers = node.get(KeptAnswers.class);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    private static KeptAnswer answer(String question, String values, Instant at) {
        return new KeptAnswer("phone-check", question, values, at);
    }

    @Test
    void anAnswerServesTheSameQuestionOnEveryNode() {
        answers.keep(answer(QUESTION, "{\"type\":\"móbil\"}", AT), MONTH);

        assertThat(other.get(KeptAnswers.class).find("phone-check", QUESTION, MONTH))
                .isEqualTo(answer(QUESTION, "{\"type\":\"móbil\"}", AT));
        assertThat(answers.find("phone-check", OTHER, MONTH)).isNull();
        assertThat(answers.find("ip-check", QUESTION, MONTH)).isNull();
    }

    @Test
    void anAnswerServesAsLongAsItIsToLastNow() {
        answers.keep(answer(QUESTION, "{}", AT), MONTH);
        clock.tick(Duration.ofDays(10));

        assertThat(answers.find("phone-check", QUESTION, MONTH)).isNotNull();
        assertThat(answers.find("phone-check", QUESTION, Duration.ofDays(10))).isNull();
        clock.tick(Duration.ofDays(20));
        assertThat(answers.find("phone-check", QUESTION, MONTH)).isNull();
    }

    @Test
    void theNewerAnswerStaysInWhateverOrderTheyAreKept() {
        answers.keep(answer(QUESTION, "{\"n\":2}", AT.plusSeconds(1)), MONTH);
        answers.keep(answer(QUESTION, "{\"n\":1}", AT), MONTH);
        assertThat(answers.find("phone-check", QUESTION, MONTH))
                .isEqualTo(answer(QUESTION, "{\"n\":2}", AT.plusSeconds(1)));

        answers.keep(answer(QUESTION, "{\"n\":3}", AT.plusSeconds(2)), MONTH);
        assertThat(answers.find("phone-check", QUESTION, MONTH))
                .isEqualTo(answer(QUESTION, "{\"n\":3}", AT.plusSeconds(2)));
    }

    @Test
    void whatHasRunOutIsRemovedAndNothingElse() throws SQLException {
        answers.keep(answer(QUESTION, "{}", AT), Duration.ofDays(1));
        answers.keep(answer(OTHER, "{}", AT), MONTH);
        clock.tick(Duration.ofDays(1));

        assertThat(answers.runOnce()).isOne();

        assertThat(node.query("SELECT LOWER(HEX(question)) FROM enhancement_answers"))
                .containsExactly(OTHER);
    }
}
