package io.waybill.app.alerts;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.waybill.app.exchange.Exchanged;
import io.waybill.db.alert.Alert;
import io.waybill.db.alert.Notice;
import io.waybill.db.alert.Notices;
import io.waybill.mappings.alert.AlertSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people and programs outside of alerts: those of a minute in one notice, which is due on disk until each target has taken it. A node that dies
 * while it sends leaves the notice to whoever looks after its time is over, so a target may get it twice, and knows it by its id.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class AlertTelling {
    private static final Logger LOG = LoggerFactory.getLogger(AlertTelling.class);
    private static final Duration TOGETHER = Duration.ofMinutes(1);
    private static final Duration GIVEN_UP = Duration.ofDays(1);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 7;

    private final Notices notices;
    private final Teller teller;
    private final AlertWatcher.Pace pace;
    private final AtomicBoolean busy = new AtomicBoolean();

    AlertTelling(Notices notices, Teller teller, AlertWatcher.Pace pace) {
        this.notices = notices;
        this.teller = teller;
        this.pace = pace;
    }

    /** Gathers what is new, sends what is due and waits for the answers; throws when the database is away. */
    public void runOnce() {
        if (!pace.inForce().known()) {
            return;
        }
        var now = pace.clock().instant();
        var settings = pace.inForce().settings();
        notices.gather(now, TOGETHER, Teller.targets(settings), settings::tells);
        var sent = new ArrayList<CompletableFuture<Boolean>>();
        for (var notice : notices.listDue(now)) {
            if (notices.claim(notice, now.plus(Teller.TIMEOUT.multipliedBy(2)))) {
                sent.add(send(notice, settings));
            }
        }
        sent.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Boolean> send(Notice notice, AlertSettings settings) {
        var sending = teller.send(new NoticeText(notice, notices.alerts(notice)), settings);
        if (sending == null) {
            notices.drop(notice);
            return CompletableFuture.completedFuture(false);
        }
        return sending.thenApply(exchanged -> took(notice, exchanged));
    }

    private boolean took(Notice notice, Exchanged exchanged) {
        var now = pace.clock().instant();
        var refusal = refusal(notice, exchanged);
        var untold = new Alert(
                        "alerts_untold",
                        notice.target() + " could not be told of alerts for a day: " + refusal,
                        null,
                        now)
                .lasting(notice.target());
        if (refusal.isEmpty()) {
            notices.told(notice, Objects.requireNonNull(untold.matter()), now);
            return true;
        }
        LOG.warn("Alerts could not be told ({}): {}", notice.target(), refusal);
        if (now.isBefore(notice.createdAt().plus(GIVEN_UP))) {
            notices.putOff(notice, now.plus(backoff(notice.tries())), refusal);
        } else {
            notices.giveUp(notice, refusal, untold);
        }
        return false;
    }

    /** How long after so many earlier tries; 30 s first, twice as long each time, up to an hour. */
    static Duration backoff(int tries) {
        var length = FIRST.multipliedBy(1L << Math.min(tries, DOUBLINGS));
        return length.compareTo(LONGEST) > 0 ? LONGEST : length;
    }

    /** Why it was not taken, without addresses of webhooks or anything that the other side said; empty when it was. */
    private static String refusal(Notice notice, Exchanged exchanged) {
        return switch (exchanged) {
            case Exchanged.Answered(var answer, var _) -> answer.status() / 100 == 2 ? "" : "status " + answer.status();
            case Exchanged.NotSent(var fault, var detail, var _) ->
                "nothing could be sent (%s)".formatted(notice.target().equals(Teller.EMAIL) ? detail : fault);
            case Exchanged.NoAnswer(var fault, var _, var _) -> "no answer (%s)".formatted(fault);
        };
    }

    /** What is sent may take long: not on the thread of the timers. */
    @Scheduled(fixedDelay = "${waybill.alerts.tell:5s}", initialDelay = "${waybill.alerts.tell:5s}")
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("alerts").start(() -> {
                try {
                    runOnce();
                } catch (RuntimeException away) {
                    LOG.debug("Alerts are told in a while: {}", away.getMessage());
                } finally {
                    busy.set(false);
                }
            });
        }
    }
}
