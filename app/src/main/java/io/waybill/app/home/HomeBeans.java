package io.waybill.app.home;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.waybill.mappings.Secrets;
import io.waybill.mappings.field.FieldTypes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** What the home folder and its reading are made of. */
@Factory
final class HomeBeans {
    @Singleton
    HomeFolder folder(@Value("${waybill.home}") String home) {
        return new HomeFolder(Path.of(home).toAbsolutePath().normalize());
    }

    /** Secrets come from the environment of the process. */
    @Singleton
    Secrets secrets() {
        return System::getenv;
    }

    @Singleton
    FieldTypes fieldTypes(Clock clock) {
        return new FieldTypes(clock);
    }

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
