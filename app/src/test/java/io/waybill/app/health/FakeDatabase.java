package io.waybill.app.health;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Answers or not, as the test says. */
@Singleton
@Primary
@Requires(property = "waybill.fake-home")
public final class FakeDatabase implements DatabaseProbe {
    private volatile boolean answers = true;

    public void answers(boolean now) {
        answers = now;
    }

    @Override
    public boolean answers() {
        return answers;
    }
}
