package io.waybill.app.release;

import java.util.regex.Pattern;

/** What the id of a draft looks like. */
final class DraftId {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private DraftId() {}

    static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }
}
