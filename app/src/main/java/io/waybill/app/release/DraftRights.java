package io.waybill.app.release;

import io.waybill.app.security.Role;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who may change what in a draft: tables, lists and cases are for everybody who may edit drafts, the rest is for operators. */
final class DraftRights {
    private DraftRights() {}

    /** Why the role may not change the file; null when it may. */
    static @Nullable String findRefusal(Role role, String flow, String path) {
        return role.covers(Role.OPERATOR) || FlowFile.of(flow, path).kind().forAnalysts()
                ? null
                : "The file (%s) is for operators: analysts change tables, lists and cases.".formatted(path);
    }

    /** Why the role may not lead from the files in force to these; null when it may. */
    static @Nullable String findRefusal(
            Role role, String flow, SortedMap<String, byte[]> from, SortedMap<String, byte[]> to) {
        var paths = new TreeSet<>(from.keySet());
        paths.addAll(to.keySet());
        for (String path : paths) {
            var refusal = Arrays.equals(from.get(path), to.get(path)) ? null : findRefusal(role, flow, path);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }
}
