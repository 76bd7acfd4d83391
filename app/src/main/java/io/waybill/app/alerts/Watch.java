package io.waybill.app.alerts;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.alert.Alert;
import java.util.Collection;
import java.util.Set;

/** Looks at one sort of thing that lasts. */
public interface Watch {
    /** The kinds of alerts that it decides on: one of these that it does not find any more has ended. */
    Set<String> kinds();

    /**
     * What holds now, lasting each; a matter that is open already may be named by the alert that opened it. Throws {@link DataAccessException} when
     * the database is away.
     */
    Collection<Alert> find(Look look);
}
