package io.waybill.rules.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one recipient now.
 *
 * @param kind {@code buyer}, {@code crm}, {@code dialer}, {@code marketing}, {@code storage}, {@code notification}
 * @param available whether it can be given a lead now
 * @param reason why it is not available; null when it is
 * @param room what it can still take
 * @param names by which a person may have consented to it; its id is always one of them
 * @param fallbacks what stands in for it when it cannot be reached, in order: addresses, recipients, mailboxes
 */
public record RecipientStatus(
        String id,
        String kind,
        boolean available,
        @Nullable String reason,
        Room room,
        List<String> names,
        List<String> fallbacks) {
    /** Why one is not available that the person has not consented to. */
    public static final String NOT_NAMED = "not named in the lead's consent";

    public RecipientStatus {
        names = List.copyOf(names);
        fallbacks = List.copyOf(fallbacks);
    }

    /** Without limits, other names and stand-ins. */
    public RecipientStatus(String id, String kind, boolean available, @Nullable String reason) {
        this(id, kind, available, reason, Room.FREE, List.of(id), List.of());
    }

    /** Whether it pays for leads; the others only get copies. */
    public boolean buys() {
        return kind.equals("buyer");
    }

    /** The same, not available. */
    public RecipientStatus unavailable(String why) {
        return new RecipientStatus(id, kind, false, why, room, names, fallbacks);
    }

    /**
     * What it can still take, and how it does.
     *
     * @param leads how many more leads its caps allow; null: any number
     * @param cents how much more may be spent by its caps and its prepaid balance; null: any amount
     * @param open whether it is within its hours
     * @param breaker {@code closed}, {@code open}, or {@code probe} when the next lead tries whether it is back
     * @param served how often a round robin has chosen it
     * @param successPercent of its latest attempts, 0 to 100; 100 where there were none
     * @param millis how long its latest answers took on average; 0 where there were none
     */
    public record Room(
            @Nullable Long leads,
            @Nullable Long cents,
            boolean open,
            String breaker,
            long served,
            int successPercent,
            long millis) {
        /** Without any limit. */
        public static final Room FREE = new Room(null, null, true, "closed", 0, 100, 0);
    }
}
