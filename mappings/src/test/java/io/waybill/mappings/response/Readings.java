package io.waybill.mappings.response;

import io.waybill.mappings.Samples;
import io.waybill.mappings.request.ExchangeMapping;

/** What mappings make of answers. */
final class Readings {
    static final String JSON = "application/json";
    /** A mapping that knows a sale by its status. */
    static final String ACCEPTED =
            "success: { path: \"$.status\", equals: accepted }, reference: \"$.leadId\", reason: \"$.message\", price: \"$.price\"";

    private Readings() {}

    static Reading read(String response, Answer answer) {
        return mapping(response).read(answer);
    }

    static ExchangeMapping mapping(String response) {
        return Samples.recipient("url: https://b.example\nresponse: { " + response + " }")
                .post();
    }
}
