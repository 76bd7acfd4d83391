package io.waybill.db.lead;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Random;

/**
 * Makes ids of 128 bits that grow with time (the layout of UUID version 7), as 32 hex digits: 48 bits of milliseconds, then 74 random bits,
 * so that nobody can guess one and no two nodes make the same. Safe for use by many threads.
 */
@Singleton
public final class LeadIds {
    private static final HexFormat HEX = HexFormat.of();
    private static final int BYTES = 16;
    /** Of an id, as everybody but the database writes it. */
    static final int DIGITS = 2 * BYTES;

    private final Random random;
    private final Clock clock;

    @Inject
    public LeadIds(Clock clock) {
        this(clock, new SecureRandom());
    }

    /** With chance of one's own: the same ids from the same seed, which everybody can guess. */
    public LeadIds(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /** A new id. Ids of the same millisecond are in no particular order. */
    public String next() {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        long millis = clock.millis();
        for (int i = 0; i < 6; i++) {
            id[i] = (byte) (millis >>> (40 - 8 * i));
        }
        id[6] = (byte) (0x70 | (id[6] & 0x0f));
        id[8] = (byte) (0x80 | (id[8] & 0x3f));
        return HEX.formatHex(id);
    }

    /** The chance of a lead: 1 to 100, evenly spread, always the same for the same id. */
    public static int chance(String id) {
        return (int) (HexFormat.fromHexDigitsToLong(id, 20, 32) % 100) + 1;
    }

    /** The id as the database keeps it. */
    public static byte[] toBytes(String id) {
        if (id.length() != DIGITS) {
            throw new IllegalArgumentException("A lead's id has 32 hex digits, not (%d).".formatted(id.length()));
        }
        return HEX.parseHex(id);
    }

    /** The id as everybody else writes it. */
    public static String toHex(byte[] id) {
        return HEX.formatHex(id);
    }
}
