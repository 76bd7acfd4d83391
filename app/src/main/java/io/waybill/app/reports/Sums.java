package io.waybill.app.reports;

import io.waybill.db.ledger.Balance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums of the ledger as the API shows them: decimal dollars, with fractions of a cent only where there are any. */
final class Sums {
    private static final int MICROS = 6;

    private Sums() {}

    static Map<String, @Nullable Object> view(Balance balance) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("sales", balance.sales());
        view.put("returned", balance.returned());
        view.put("revenue", dollars(balance.revenue()));
        view.put("returns", dollars(balance.returns()));
        view.put("cost", dollars(balance.cost()));
        view.put("payout", dollars(balance.payout()));
        view.put("margin", dollars(balance.margin()));
        return view;
    }

    /** {@code name} says what the key of each is. */
    static List<Map<String, @Nullable Object>> rows(String name, List<Balance> balances) {
        return balances.stream().map(balance -> row(name, balance)).toList();
    }

    private static Map<String, @Nullable Object> row(String name, Balance balance) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put(name, balance.key());
        row.putAll(view(balance));
        return row;
    }

    static Balance total(List<Balance> all) {
        return new Balance(
                null,
                all.stream().mapToLong(Balance::sales).sum(),
                all.stream().mapToLong(Balance::returned).sum(),
                all.stream().mapToLong(Balance::revenue).sum(),
                all.stream().mapToLong(Balance::returns).sum(),
                all.stream().mapToLong(Balance::cost).sum(),
                all.stream().mapToLong(Balance::payout).sum());
    }

    static String dollars(long micros) {
        var plain = BigDecimal.valueOf(micros, MICROS).stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
