package io.waybill.mappings.yaml;

/**
 * Where something stands in a mapping file.
 *
 * @param file path below the home folder
 * @param line the first line is 1; 0 for the whole file
 * @param key dotted path of the key, empty at the top
 */
public record Place(String file, int line, String key) {
    /** The whole file. */
    public static Place of(String file) {
        return new Place(file, 0, "");
    }

    /** The place of a key below this one. */
    public Place below(String child, int childLine) {
        return new Place(file, childLine, key.isEmpty() ? child : key + "." + child);
    }

    /** A place some lines further down, for text that spans lines. */
    public Place plus(int lines) {
        return new Place(file, line + lines, key);
    }

    @Override
    public String toString() {
        return key.isEmpty() ? file : "%s in %s, line %d".formatted(key, file, line);
    }
}
