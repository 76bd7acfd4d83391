package io.waybill.rules.drl;

import io.waybill.rules.StageStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.drools.base.util.Drools;
import org.jspecify.annotations.Nullable;

/** What the engine made of earlier texts, for the whole process, as the engine's own repository is. Safe for use by many threads. */
public final class KeptStages {
    /** So many bytes stand before what the engine made. */
    private static final int SEAL = 32;

    private static volatile @Nullable StageStore store;

    private KeptStages() {}

    /**
     * From now on stages are kept there, and looked for there before they are compiled.
     *
     * @param place null: nowhere, as at the beginning
     */
    public static void in(@Nullable StageStore place) {
        store = place;
    }

    /** Null also when it is not whole: the engine would take half a file for a stage with fewer rules, or none. */
    static byte @Nullable [] find(StageText text) {
        StageStore place = store;
        byte[] kept = place == null ? null : place.find(named(text));
        if (kept == null || kept.length <= SEAL) {
            return null;
        }
        byte[] compiled = Arrays.copyOfRange(kept, SEAL, kept.length);
        return Arrays.equals(seal(text, compiled), 0, SEAL, kept, 0, SEAL) ? compiled : null;
    }

    static void keep(StageText text, Supplier<byte[]> compiled) {
        StageStore place = store;
        if (place != null) {
            byte[] bytes = compiled.get();
            byte[] kept = Arrays.copyOf(seal(text, bytes), SEAL + bytes.length);
            System.arraycopy(bytes, 0, kept, SEAL, bytes.length);
            place.keep(named(text), kept);
        }
    }

    /** SHA-256 of the text and of what was made of it. */
    private static byte[] seal(StageText text, byte[] compiled) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(named(text).getBytes(StandardCharsets.UTF_8));
            return digest.digest(compiled);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256.", missing);
        }
    }

    /** Another engine would make something else of it. */
    private static String named(StageText text) {
        return Drools.getFullVersion() + "\n" + text.drl().text();
    }
}
