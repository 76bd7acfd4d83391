package io.waybill.app.start;

import java.net.BindException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Finds in an error from the start what somebody at the console can act on. */
record StartFailure(Options options, RuntimeException error) {
    StartFailed explained() {
        if (find(BindException.class) != null) {
            return new StartFailed("""
                    The port (%d) is taken.
                    Maybe Waybill already runs: stop that one, or choose another port with --port.""".formatted(options.port()), error);
        }
        SQLException sql = find(SQLException.class);
        if (sql != null && options.database() != null) {
            return new StartFailed("""
                    The database (%s) cannot be used: %s
                    Maybe WAYBILL_DB_URL, WAYBILL_DB_USER or WAYBILL_DB_PASSWORD is wrong, or it does not run.""".formatted(options.database(), deepest(sql)), error);
        }
        return new StartFailed("Waybill could not start: " + deepest(error), error);
    }

    private <T extends Throwable> @Nullable T find(Class<T> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static String deepest(Throwable error) {
        Throwable deepest = error;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }
}
