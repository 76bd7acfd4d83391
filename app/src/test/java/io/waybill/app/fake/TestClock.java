package io.waybill.app.fake;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes the place of the application's clock where a test brings its own. */
@Factory
@Requires(property = TestClock.PROPERTY)
final class TestClock {
    static final String PROPERTY = "waybill.test-clock";

    @Singleton
    @Primary
    Clock clock(Environment settings) {
        return settings.getRequiredProperty(PROPERTY, Clock.class);
    }
}
