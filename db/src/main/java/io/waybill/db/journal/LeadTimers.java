package io.waybill.db.journal;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.waybill.db.node.Node;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the {@link WakeHandler} for every lead whose {@link JournalEntry.Wake} is due: on one node at a time, each lead on a virtual thread of its
 * own, and again when its node died on the way.
 * Does nothing until started.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class LeadTimers implements AutoCloseable {
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Logger log = LoggerFactory.getLogger(LeadTimers.class);
    private final DataSource dataSource;
    private final Node node;
    private final TimerSettings settings;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    public LeadTimers(DataSource dataSource, Node node, TimerSettings settings, Clock clock) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.node = node;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins to look for due timers, those of nodes that died included. */
    public synchronized void start(WakeHandler handler) {
        OneTimeTask<Void> wake = Tasks.oneTime(TimerRows.TASK)
                .onFailure((failed, next) -> next.reschedule(
                        failed, failed.getTimeDone().plus(retryAfter(failed.getExecution().consecutiveFailures))))
                .execute((timer, context) -> handler.wake(TimerRows.leadOf(timer.getId())));
        scheduler = Scheduler.create(dataSource, List.of(wake))
                .jdbcCustomization(new MySQL8JdbcCustomization(true))
                .schedulerName(new SchedulerName.Fixed(node.name()))
                .clock(clock::instant)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .threads(settings.atOnce())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("lead-timer-", 0).factory()))
                .shutdownMaxWait(TO_CLOSE)
                .build();
        giveBack();
        scheduler.start();
    }

    private void giveBack() {
        try (Connection connection = dataSource.getConnection()) {
            int given = TimerRows.giveBack(connection, node.id() + ":", node.name());
            if (given > 0) {
                log.info("({}) timers that an earlier start of this node held are due again.", given);
            }
        } catch (SQLException away) {
            log.warn("Timers that an earlier start of this node held stay with it until it counts as dead.", away);
        }
    }

    /** Ends it; leads that are under way get five seconds, what is cut off goes on at the next start. */
    @Override
    @PreDestroy
    public synchronized void close() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    /** 1 s, 2 s, 4 s and so on, up to 5 minutes. */
    static Duration retryAfter(int failures) {
        double seconds = FIRST_RETRY.toSeconds() * Math.pow(2, failures);
        return seconds >= LAST_RETRY.toSeconds() ? LAST_RETRY : Duration.ofSeconds((long) seconds);
    }
}
