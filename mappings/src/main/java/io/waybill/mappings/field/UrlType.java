package io.waybill.mappings.field;

import java.util.Map;

/** A web address; {@code http://} is added where no scheme is written, other schemes are invalid. */
final class UrlType implements FieldType {
    @Override
    public String name() {
        return "url";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of(
                "protocol", "text",
                "host", "text",
                "port", "text",
                "path", "text",
                "query", "text",
                "hash", "text");
    }

    @Override
    public FieldValue parse(String raw) {
        WebAddress address = WebAddress.find(raw);
        if (address == null) {
            return FieldValue.invalid(name(), raw);
        }
        Parts parts = new Parts()
                .with("protocol", address.protocol())
                .with("host", address.host())
                .with("port", address.port() == null ? null : address.port().toString())
                .with("path", address.path())
                .with("query", address.query())
                .with("hash", address.hash());
        return FieldValue.text(name(), raw, address.text(), parts.all());
    }
}
