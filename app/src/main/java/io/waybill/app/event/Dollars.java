package io.waybill.app.event;

import java.math.BigDecimal;

/** Cents as the journal and the API write them: decimal dollars. */
public final class Dollars {
    private Dollars() {}

    /** {@code 5200} as {@code 52.00}. */
    public static String of(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** {@code 52.00} as {@code 5200}. */
    public static long cents(String dollars) {
        return new BigDecimal(dollars).movePointRight(2).longValueExact();
    }
}
