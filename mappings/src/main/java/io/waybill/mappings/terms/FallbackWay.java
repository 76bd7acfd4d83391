package io.waybill.mappings.terms;

import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.yaml.Place;

/** What stands in for a recipient that cannot be reached. */
public sealed interface FallbackWay {
    /** Names it in rules and journals: {@code url https://…}; secrets stand in it by their names only. */
    String word();

    /** Another address of the same recipient. */
    record Url(String word, String address) implements FallbackWay {}

    /** Another recipient. */
    record Recipient(String id, Place place) implements FallbackWay {
        @Override
        public String word() {
            return "recipient " + id;
        }
    }

    /** An address that is sent what the recipient would have got, as JSON. */
    record Webhook(String word, ExchangeMapping call) implements FallbackWay {}

    /** A mailbox that is sent what the recipient would have got. */
    record Email(String word, ExchangeMapping call) implements FallbackWay {}
}
