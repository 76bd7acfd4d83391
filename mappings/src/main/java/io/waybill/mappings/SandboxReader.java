package io.waybill.mappings;

import io.waybill.mappings.yaml.Keys;
import org.jspecify.annotations.Nullable;

/** Reads {@code sandbox:}. */
final class SandboxReader {
    private SandboxReader() {}

    /** The simulated address for test leads; null when there is none. */
    static @Nullable String findUrl(Keys keys) {
        Keys sandbox = keys.findKeys("sandbox");
        if (sandbox == null) {
            return null;
        }
        String url = sandbox.findText("url");
        sandbox.refuseOthers();
        if (url == null) {
            keys.problem("sandbox", "(url) is missing. Maybe sandbox: { url: \"/sandbox/accept\" }.");
        }
        return url;
    }
}
