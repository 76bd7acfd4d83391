package io.waybill.mappings.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The bodies of many leads in one: what a batch sends. Safe for use by many threads. */
public enum ManyLeads {
    /** An array. */
    JSON("application/json; charset=utf-8"),
    /** A header and a row for each. */
    CSV("text/csv; charset=utf-8"),
    /** {@code <leads>} with a {@code <lead>} for each. */
    XML("text/xml; charset=utf-8");

    private final String contentType;

    ManyLeads(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /**
     * Writes them.
     *
     * @param bodies from {@link ExchangeMapping#values}, in their order
     * @param guard CSV cells that a spreadsheet would compute are made text
     */
    public String write(List<Object> bodies, boolean guard) {
        return switch (this) {
            case JSON -> JsonBody.write(bodies, StandardCharsets.UTF_8);
            case CSV -> CsvBody.write(bodies, guard);
            case XML -> XmlBody.write(Map.of("lead", bodies), "leads", StandardCharsets.UTF_8);
        };
    }
}
