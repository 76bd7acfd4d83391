package io.waybill.app.home;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;

/** Begins to watch the home folder once the server runs, where that is asked for. */
@Singleton
@Requires(property = "waybill.watch", value = "true")
final class WatchSwitch implements ApplicationEventListener<ServerStartupEvent> {
    private final HomeWatcher watcher;

    WatchSwitch(HomeWatcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        watcher.start();
    }
}
