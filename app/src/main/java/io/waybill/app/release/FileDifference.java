package io.waybill.app.release;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two states of a file.
 *
 * @param change the word for it: added, removed, changed
 * @param diff in the unified format; null where the file is no text, or so large that nobody reads it
 */
record FileDifference(String path, String change, @Nullable String diff) {
    private static final int LARGEST = 512 * 1024;
    private static final int AROUND = 3;

    static FileDifference of(String path, byte @Nullable [] before, byte @Nullable [] after) {
        var change = before == null ? "added" : after == null ? "removed" : "changed";
        var from = lines(Difference.orNothing(before));
        var to = lines(Difference.orNothing(after));
        return new FileDifference(path, change, from == null || to == null ? null : diff(path, from, to));
    }

    private static String diff(String path, List<String> from, List<String> to) {
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff("a/" + path, "b/" + path, from, DiffUtils.diff(from, to), AROUND));
    }

    private static @Nullable List<String> lines(byte[] content) {
        if (content.length > LARGEST) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .lines()
                    .toList();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
