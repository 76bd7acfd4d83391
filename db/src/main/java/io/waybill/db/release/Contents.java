package io.waybill.db.release;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Files to be kept: their names, and each content once. */
record Contents(List<StoredFile> files, Map<String, byte[]> bySha) {
    /** @param content by path */
    static Contents of(Map<String, byte[]> content) {
        List<StoredFile> files = new ArrayList<>();
        Map<String, byte[]> bySha = new HashMap<>();
        content.forEach((path, bytes) -> {
            String sha = sha(bytes);
            files.add(new StoredFile(path, sha, bytes.length, 0));
            bySha.put(sha, bytes);
        });
        return new Contents(files, bySha);
    }

    static String sha(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
