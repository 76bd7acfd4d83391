-- Reports ask by time, backtests by lead: nobody looks for what one recipient answered in some time.
DROP INDEX delivery_outcome_recipient ON delivery_outcomes;
