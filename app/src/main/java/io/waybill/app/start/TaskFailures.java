package io.waybill.app.start;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.scheduling.DefaultTaskExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the failure of a task that runs again and again: the log has it, but not when Waybill stops. A task whose turn comes at that very
 * moment finds half of what it needs, and nobody can do anything about it.
 */
@Singleton
@Primary
@Replaces(DefaultTaskExceptionHandler.class)
class TaskFailures extends DefaultTaskExceptionHandler implements ApplicationEventListener<ShutdownEvent> {
    private volatile boolean stops;

    @Override
    public void onApplicationEvent(ShutdownEvent first) {
        stops = true;
    }

    @Override
    public void handle(@Nullable Object task, Throwable failure) {
        if (!stops) {
            super.handle(task, failure);
        }
    }
}
