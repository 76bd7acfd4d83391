package io.waybill.db.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PendingTest {
    private final Pending pending = new Pending(TestEntries.received(TestEntries.newLead()), 0);

    @Test
    void anEntryThatExpiresBeforeItsCommitIsWithdrawn() {
        assertThat(pending.expire("late")).isFalse();

        assertThat(failure().inDoubt()).isFalse();
        assertThat(pending.startCommit()).isFalse();
    }

    @Test
    void anEntryThatExpiresDuringItsCommitIsInDoubtUntilTheWriterKnows() {
        assertThat(pending.startCommit()).isTrue();

        assertThat(pending.expire("late")).isFalse();

        assertThat(failure().inDoubt()).isTrue();
        assertThat(pending.isOver()).isFalse();
        assertThat(pending.settle(Appending.DONE)).isFalse();
        assertThat(pending.isOver()).isTrue();
    }

    @Test
    void anExpiredEntryWhoseCommitBrokeStaysInDoubt() {
        pending.startCommit();
        pending.expire("late");

        assertThat(pending.stopCommit(true)).isTrue();
        assertThat(pending.isOver()).isTrue();
    }

    @Test
    void anExpiredEntryWhoseCommitWasRefusedIsOver() {
        pending.startCommit();
        pending.expire("late");

        assertThat(pending.stopCommit(false)).isFalse();
        assertThat(pending.isOver()).isTrue();
    }

    @Test
    void anEntryWhoseCommitBrokeIsTriedAgainAndThenInDoubt() {
        pending.startCommit();
        assertThat(pending.stopCommit(true)).isFalse();
        assertThat(pending.isOver()).isFalse();

        assertThat(pending.expire("late")).isTrue();
        assertThat(failure().inDoubt()).isTrue();
    }

    @Test
    void anEntryThatIsDoneDoesNotExpire() {
        pending.startCommit();
        assertThat(pending.settle(Appending.DONE)).isTrue();

        assertThat(pending.expire("late")).isFalse();
        assertThat(pending.future()).isCompletedWithValue(Appending.DONE);
    }

    private JournalUnavailable failure() {
        CompletionException failed = catchThrowableOfType(
                CompletionException.class, () -> pending.future().join());
        return Objects.requireNonNull((JournalUnavailable) failed.getCause());
    }
}
