package io.waybill.app.home;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.waybill.db.list.ListsChanged;
import jakarta.inject.Singleton;

/** A rule that names a list is a mistake until the list is there: looks again whenever there are other lists. */
@Singleton
@Requires(property = "waybill.home")
final class ListsReload implements ApplicationEventListener<ListsChanged> {
    private final HomeReleases releases;

    ListsReload(HomeReleases releases) {
        this.releases = releases;
    }

    @Override
    public void onApplicationEvent(ListsChanged event) {
        releases.lookAgain();
    }
}
