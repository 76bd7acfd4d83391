package io.waybill.mappings.request;

import com.google.re2j.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** {@code {{ oauth.instance_url }}} at the beginning of a URL: known only once a token is there, so a name that leads nowhere keeps its place. */
public final class InstanceUrl {
    private static final String SHOWN = "{{ oauth.instance_url }}";
    private static final String HOST = "oauth-instance-url.invalid";
    private static final String PLACE = "https://" + HOST;
    private static final Pattern EXPRESSION =
            Pattern.compile("^\\s*\\{\\{-?\\s*oauth\\.instance_url\\s*(\\|\\s*raw\\s*)?-?\\}\\}");

    private InstanceUrl() {}

    /** The URL with the place kept. */
    static String keepPlace(String url) {
        return EXPRESSION.matcher(url).replaceFirst(PLACE);
    }

    /** The URL as its author wrote it. */
    static String show(String url) {
        return url.startsWith(PLACE) ? SHOWN + url.substring(PLACE.length()) : url;
    }

    public static boolean isIn(URI uri) {
        return HOST.equals(uri.getHost());
    }

    /** The address with the place filled; null when the token's answer named no usable address. */
    public static @Nullable URI find(URI uri, @Nullable String instance) {
        if (instance == null) {
            return null;
        }
        String base = instance.endsWith("/") ? instance.substring(0, instance.length() - 1) : instance;
        return Target.find(base + uri.toString().substring(PLACE.length()));
    }
}
