package io.waybill.mappings.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.waybill.mappings.json.JsonFactories;
import io.waybill.mappings.template.Values;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** A body's values as JSON. */
final class JsonBody {
    private static final JsonFactory FACTORY = JsonFactories.sharing().build();

    private JsonBody() {}

    /** What another character set than UTF-8 may lack is written by its number. */
    static String write(Object tree, Charset charset) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            if (!charset.equals(StandardCharsets.UTF_8)) {
                generator.setHighestNonEscapedChar(127);
            }
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return out.toString();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.writeFieldName(String.valueOf(entry.getKey()));
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            case Collection<?> list -> {
                out.writeStartArray();
                for (Object item : list) {
                    write(out, item);
                }
                out.writeEndArray();
            }
            case BigDecimal number -> out.writeNumber(Values.plain(number));
            case Boolean flag -> out.writeBoolean(flag);
            case BodyTree.Null nothing -> out.writeNull();
            default -> out.writeString(value.toString());
        }
    }
}
