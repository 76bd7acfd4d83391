package io.waybill.mappings;

import io.waybill.mappings.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A hash of texts in their order; where one ends and the next begins counts. For one thread. */
final class Fingerprint {
    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java lacks SHA-256, which every Java has.", e);
        }
    }

    /** A hash of what is written, wherever it stands; null hashes as well. */
    static String of(@Nullable YamlValue value) {
        return new Fingerprint().add(value).hex();
    }

    private Fingerprint add(@Nullable YamlValue value) {
        switch (value) {
            case null -> add("");
            case YamlValue.Text text -> add(text.text());
            case YamlValue.Items items -> {
                add("[");
                items.values().forEach(this::add);
                add("]");
            }
            case YamlValue.Section section -> {
                add("{");
                section.entries().forEach((key, below) -> add(key).add(below));
                add("}");
            }
        }
        return this;
    }

    Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint add(byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }

    /** 64 hex digits. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
