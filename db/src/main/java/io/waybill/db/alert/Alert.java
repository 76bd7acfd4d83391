package io.waybill.db.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator should look at.
 *
 * @param kind a word for it, such as {@code auth_failed}
 * @param text in words, without lead data
 * @param recipient whom it is about, or null
 * @param matter what it is about, where that lasts: while it does, no other alert of the same matter is raised; null where it only happens
 */
public record Alert(
        String kind,
        String text,
        @Nullable String recipient,
        Instant at,
        @Nullable String matter) {
    /** Something that happens and does not last. */
    public Alert(String kind, String text, @Nullable String recipient, Instant at) {
        this(kind, text, recipient, at, null);
    }

    /** The same as something that lasts until it is {@linkplain Alerts#end ended}: its kind, and about what. */
    public Alert lasting(String about) {
        return new Alert(kind, text, recipient, at, matter(kind, about));
    }

    /** The matter of an alert of this kind. */
    public static String matter(String kind, String about) {
        return kind + "/" + about;
    }

    /** What it is about, without its kind; empty where it does not last. */
    public String about() {
        return matter == null ? "" : matter.substring(kind.length() + 1);
    }
}
