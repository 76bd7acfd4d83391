package io.waybill.app.health;

/** Asks the database for a sign of life. */
@FunctionalInterface
interface DatabaseProbe {
    /** Whether it answered; may take as long as the database does. */
    boolean answers();
}
