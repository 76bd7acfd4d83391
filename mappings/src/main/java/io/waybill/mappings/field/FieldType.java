package io.waybill.mappings.field;

import java.util.Map;

/** One type a field can have. Stateless, safe for use by many threads. */
public interface FieldType {
    /** As written in {@code fields.yaml}. */
    String name();

    /** How values compare in tables: {@code text}, {@code number}, {@code boolean}, {@code date}, {@code time}. */
    String kind();

    /** Names of the addressable parts and their kinds. */
    Map<String, String> parts();

    /** Parses any text; what does not parse is kept raw and marked invalid. Never throws. */
    FieldValue parse(String raw);
}
