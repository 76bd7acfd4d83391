package io.waybill.mappings.yaml;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.waybill.mappings.Secrets;
import io.waybill.mappings.Vocabulary;
import java.util.Map;

/**
 * What reading a mapping file needs beside the file itself.
 *
 * @param files every file of the home that mappings may refer to, by path below the home
 * @param vocabulary the flows and fields that may be named
 */
public record Loading(Problems problems, Secrets secrets, Map<String, byte[]> files, Vocabulary vocabulary) {
    /** {@code ${NAME}}, the name as group 1. */
    public static final Pattern SECRET = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

    /** The text with its secrets filled in; one that is not set is a problem and stays as written. */
    public String reveal(Place place, String text) {
        Matcher found = SECRET.matcher(text);
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (found.find()) {
            out.append(text, done, found.start()).append(reveal(place, found));
            done = found.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private String reveal(Place place, Matcher found) {
        String value = secrets.find(found.group(1));
        if (value == null) {
            problems.add(
                    place,
                    found.group(),
                    "The secret %s is not set. Maybe set the environment variable %s."
                            .formatted(found.group(1), found.group(1)));
            return found.group();
        }
        return value;
    }
}
