package io.waybill.mappings.request;

import io.waybill.mappings.Samples;
import java.nio.charset.StandardCharsets;

/** What mappings make of the sample lead. */
final class Renderings {
    /** The least that a recipient needs. */
    static final String HEAD = "url: https://buyer.example/leads\n";

    private Renderings() {}

    /** What the mapping sends for the sample lead. */
    static Rendered render(String yaml) {
        return Samples.recipient(yaml).post().render(Samples.lead(), null);
    }

    static String body(String yaml) {
        return text(render(yaml));
    }

    static String text(Rendered rendered) {
        byte[] body = rendered.body();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
