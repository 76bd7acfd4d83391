package io.waybill.db.breaker;

import io.waybill.db.alert.Alert;
import io.waybill.db.alert.AlertRows;
import io.waybill.db.breaker.Breaker.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Tells operators of a breaker that opened by itself, in the transaction that opens it: it lasts until the breaker closes. */
final class BreakerAlert {
    private static final String KIND = "breaker_opened";

    private BreakerAlert() {}

    /** @param now what became of a breaker that was in this state before */
    static void note(Connection connection, State before, Breaker now) throws SQLException {
        if (now.state() == before) {
            return;
        }
        if (now.state() == State.CLOSED) {
            AlertRows.end(connection, Alert.matter(KIND, now.recipient()), now.since());
        } else if (!now.manual()) {
            AlertRows.insert(connection, List.of(opened(now)));
        }
    }

    private static Alert opened(Breaker breaker) {
        String text = "%d of the last %d attempts were errors: no leads until %s"
                .formatted(breaker.errors(), breaker.attempts(), breaker.until());
        return new Alert(KIND, text, breaker.recipient(), breaker.since()).lasting(breaker.recipient());
    }
}
