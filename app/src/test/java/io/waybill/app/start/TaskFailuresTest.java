package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.scheduling.DefaultTaskExceptionHandler;
import io.micronaut.scheduling.TaskExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TaskFailuresTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(DefaultTaskExceptionHandler.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        log.addAppender(logged);
    }

    @AfterEach
    void leave() {
        log.detachAppender(logged);
    }

    @Test
    void theFailureOfATaskIsLoggedUnlessWaybillStops() {
        try (var context = ApplicationContext.builder().start()) {
            TaskExceptionHandler<?, ?> inUse = context.getBean(TaskExceptionHandler.class);
            assertThat(inUse).isInstanceOf(TaskFailures.class);
            fail(inUse);
            assertThat(logged.list).hasSize(1);

            context.stop();
            fail(inUse);
        }
        assertThat(logged.list).hasSize(1);
    }

    private void fail(TaskExceptionHandler<?, ?> inUse) {
        ((TaskFailures) inUse).handle(this, new IllegalStateException("there is no such bean"));
    }
}
