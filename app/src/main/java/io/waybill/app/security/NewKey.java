package io.waybill.app.security;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes keys: 256 random bits, with a beginning by which people and scanners know what it is. */
final class NewKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private NewKey() {}

    static String create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "waybill_" + HexFormat.of().formatHex(bytes);
    }
}
