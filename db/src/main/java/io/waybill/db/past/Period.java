package io.waybill.db.past;

import io.waybill.db.connection.Columns;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The leads that a flow received in some time; test leads are none of them.
 *
 * @param to the first moment that is not meant any more
 */
public record Period(String flow, Instant from, Instant to) {
    /** Sets the three parameters that begin with this one. */
    void set(PreparedStatement statement, int first) throws SQLException {
        statement.setString(first, flow);
        statement.setObject(first + 1, Columns.time(from));
        statement.setObject(first + 2, Columns.time(to));
    }
}
