package io.waybill.app.home;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.waybill.db.list.UploadedLists;
import io.waybill.db.node.SharedClock;
import io.waybill.mappings.Secrets;
import io.waybill.mappings.field.FieldTypes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** What the home folder and its reading are made of. */
@Factory
final class HomeBeans {
    @Singleton
    HomeFolder folder(@Value("${waybill.home}") String home, @Value("${waybill.watch:false}") boolean watched) {
        return new HomeFolder(Path.of(home).toAbsolutePath().normalize(), watched);
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

    /** Uploaded lists are in the database; where there is none, there are no lists. */
    @Singleton
    ListNames listNames(Optional<UploadedLists> lists) {
        return () -> lists.map(all -> all.list().keySet()).orElse(Set.of());
    }

    /** What every clock in the application is. */
    @Singleton
    SharedClock clock() {
        return new SharedClock(Clock.systemUTC());
    }
}
