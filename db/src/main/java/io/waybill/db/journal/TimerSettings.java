package io.waybill.db.journal;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How timers are watched.
 *
 * @param poll how often due timers are looked for: how late one may be
 * @param heartbeat how often a running one says that its node lives; after four missed ones another node takes it
 * @param atOnce how many leads may go on at once on this node
 */
@ConfigurationProperties("waybill.timers")
public record TimerSettings(
        @Bindable(defaultValue = "200ms") Duration poll,
        @Bindable(defaultValue = "5s") Duration heartbeat,
        @Bindable(defaultValue = "64") int atOnce) {
    /** As they are without any configuration. */
    public static final TimerSettings DEFAULT = new TimerSettings(Duration.ofMillis(200), Duration.ofSeconds(5), 64);
}
