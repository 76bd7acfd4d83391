package io.waybill.mappings.request;

import io.waybill.mappings.response.ResponseReader;
import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.time.Duration;
import java.util.Locale;

/** Reads a delivery that lays down a file: {@code url: sftp://host/path/name.csv}. */
final class SftpReader {
    private final Keys keys;
    private final LeafReader leaves;

    SftpReader(Keys keys, LeafReader leaves) {
        this.keys = keys;
        this.leaves = leaves;
    }

    static boolean isSftp(String url) {
        return url.strip().toLowerCase(Locale.ROOT).startsWith("sftp://");
    }

    SftpMapping read(Duration timeout) {
        BodyFormat format = BodyFormat.of(Settings.oneOf(keys, "format", "json", BodyFormat.words()));
        if (format == BodyFormat.QUERY || format == BodyFormat.SOAP) {
            keys.problem("format", "A file cannot be (%s). Maybe csv.".formatted(format.word()));
        }
        Content content = new ContentReader(keys, leaves).read(format);
        PlacedLeaf url = leaves.find(keys, "url", Escaping.URL);
        Auth auth = AuthReader.read(keys, leaves);
        if (!(auth instanceof Auth.Basic) && !(auth instanceof Auth.Key)) {
            keys.problem("auth", "A user is needed. Maybe auth: { basic: { username: …, password: … } }.");
        }
        String hostKey = keys.findText("host_key");
        if (hostKey == null) {
            keys.problem(
                    "host_key",
                    "(host_key) is missing. Maybe host_key: \"SHA256:…\", as ssh-keygen -l shows the server's key.");
        }
        return new SftpMapping(
                new SftpMapping.Place(
                        url == null ? PlacedLeaf.empty(keys.place()) : url, auth, hostKey == null ? "" : hostKey),
                content,
                ResponseReader.read(keys),
                new HttpMapping.Delivery(timeout, null, false, Masking.of(leaves.secrets())));
    }
}
