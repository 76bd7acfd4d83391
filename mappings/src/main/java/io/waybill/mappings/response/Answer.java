package io.waybill.mappings.response;

import java.util.List;
import java.util.Map;

/** An HTTP answer as it came: header names in lower case, the body decompressed. */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    public Answer {
        headers = Map.copyOf(headers);
    }
}
