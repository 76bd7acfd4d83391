package io.waybill.app.intake;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.waybill.mappings.field.FieldTypes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** The beans that stand where the rest of the app would. */
@Factory
@Requires(property = FakeHome.SPEC)
final class FakeHome {
    static final String SPEC = "waybill.fake-home";

    @Singleton
    @Primary
    TurnedClock clock() {
        return new TurnedClock(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Singleton
    @Primary
    FieldTypes fieldTypes(Clock clock) {
        return new FieldTypes(clock);
    }

    @Singleton
    @Primary
    FakeReleases releases() {
        return new FakeReleases();
    }

    @Singleton
    @Primary
    FakeRouting routing() {
        return new FakeRouting();
    }

    @Singleton
    @Primary
    FakePings pings() {
        return new FakePings();
    }

    @Singleton
    @Primary
    FakeKeys keys() {
        return new FakeKeys();
    }

    @Singleton
    @Primary
    FakeJournal journal() {
        return new FakeJournal();
    }
}
