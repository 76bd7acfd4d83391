package io.waybill.mappings;

import io.waybill.mappings.request.ExchangeMapping;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A service that appends data to a lead ({@code mappings/enhancements/<id>.yaml}).
 *
 * @param serviceClass {@code add-on} (platform's account, priced per call) or {@code integration} (own credentials)
 * @param cost dollars per call, with fractions of a cent
 * @param appends the names it may append
 * @param sandboxUrl used instead of the real address for test leads; null when there is none
 */
public record Enhancement(
        String id,
        String name,
        String serviceClass,
        BigDecimal cost,
        ExchangeMapping call,
        Set<String> appends,
        int connections,
        @Nullable String sandboxUrl) {
    public Enhancement {
        appends = Set.copyOf(appends);
    }
}
