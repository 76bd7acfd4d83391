package io.waybill.app.release;

import io.micronaut.http.HttpStatus;
import io.waybill.app.home.HomeProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a caller of the API is told. */
record Told(HttpStatus status, Map<String, ?> document) {
    static Told ok(Map<String, ?> document) {
        return new Told(HttpStatus.OK, document);
    }

    static Told refused(HttpStatus status, String error) {
        return new Told(status, Map.of("error", error));
    }

    /** A refusal for what is wrong with files. */
    static Told refused(HttpStatus status, String error, List<HomeProblem> problems) {
        var document = new LinkedHashMap<String, Object>();
        document.put("error", error);
        document.put("problems", problems);
        return new Told(status, document);
    }
}
