package io.waybill.app.release;

import io.waybill.app.home.EditedFiles;
import org.jspecify.annotations.Nullable;

/** Paths below a home, as others name them. */
final class FilePaths {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 8;

    private FilePaths() {}

    /** What is wrong with a path, wherever it leads; null when nothing is. */
    static @Nullable String findMistake(String path) {
        boolean odd = path.isEmpty()
                || path.length() > LONGEST
                || path.startsWith("/")
                || path.indexOf('\\') >= 0
                || path.indexOf(':') >= 0
                || path.chars().anyMatch(Character::isISOControl);
        String[] parts = path.split("/", -1);
        for (String part : parts) {
            odd |= part.equals("..") || part.equals(".");
        }
        return odd || parts.length > DEEPEST
                ? "A file's path leads nowhere below a home. Maybe something like rules/flows/loans/buyers.csv?"
                : null;
    }

    /** What keeps a file from being one of a flow's release; null when nothing does. */
    static @Nullable String findMistake(String flow, String path) {
        var mistake = findMistake(path);
        if (mistake != null) {
            return mistake;
        }
        boolean others = path.startsWith("rules/flows/") && !path.startsWith("rules/flows/" + flow + "/");
        return others || !EditedFiles.covers(path)
                ? "The file (%s) is not one of a release of flow (%s). Maybe rules/flows/%s/…, rules/lists/… or mappings/…?"
                        .formatted(path, flow, flow)
                : null;
    }
}
