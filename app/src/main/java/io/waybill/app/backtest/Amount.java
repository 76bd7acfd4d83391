package io.waybill.app.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Millionths of a dollar as reports write them. */
final class Amount {
    private static final int MICROS = 6;
    private static final int CENTS = 2;

    private Amount() {}

    /** To the cent, half a cent up: {@code 1250.00}. */
    static String cents(long micros) {
        return BigDecimal.valueOf(micros, MICROS)
                .setScale(CENTS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** With the fractions of a cent that there are: {@code 12.50}, {@code 12.504}. */
    static String exact(long micros) {
        BigDecimal dollars = BigDecimal.valueOf(micros, MICROS).stripTrailingZeros();
        return (dollars.scale() < CENTS ? dollars.setScale(CENTS, RoundingMode.UNNECESSARY) : dollars).toPlainString();
    }
}
