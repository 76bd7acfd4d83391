package io.waybill.bench.home;

/**
 * A lead of the work item: the same number, the same person; another number, another person. One in ten asks for less than the filters let
 * through, and everybody else matches two rows of the buyers table, whatever its size.
 *
 * @param number from 0
 * @param slow whether it is one for the recipients that answer late or never
 */
public record Person(long number, boolean slow) {
    /** Of leads for the recipients that answer late or never, and of no others. */
    static final String SLOW_STATE = "WY";

    private static final String[] FIRST = {"Ann", "Ben", "Carla", "David", "Emma", "Frank", "Grace", "Henry"};
    private static final String[] LAST = {"Lee", "Miller", "Garcia", "Brown", "Nguyen", "Wilson", "Lopez", "Young"};
    private static final String[] CITIES = {"Springfield", "Franklin", "Clinton", "Salem", "Madison", "Georgetown"};

    /** As a source posts it. */
    public String json() {
        long mixed = mix(number);
        return """
                {"first_name":"%s","last_name":"%s","email":"p%d@example.com","phone_1":"(%s) 555-%04d","address_1":"%d Main St","city":"%s",\
                "state":"%s","postal_code":"%05d","dob":"19%02d-%02d-%02d","loan_amount":"%d","credit_score":"%d","employed":"%s"}""".formatted(
                        pick(FIRST, mixed),
                        pick(LAST, mixed >>> 3),
                        number,
                        pick(AREAS, mixed >>> 6),
                        number % 10_000,
                        1 + number % 9_999,
                        pick(CITIES, mixed >>> 9),
                        slow ? SLOW_STATE : pick(BuyersTable.STATES, mixed >>> 12),
                        10_000 + number % 80_000,
                        50 + part(mixed >>> 18, 50),
                        1 + part(mixed >>> 24, 12),
                        1 + part(mixed >>> 28, 28),
                        amount(mixed),
                        500 + part(mixed >>> 44, 350),
                        part(mixed >>> 50, 2) == 0 ? "yes" : "no");
    }

    private static final String[] AREAS = {"212", "312", "415", "512", "617", "702", "773", "818"};

    /** One in ten below the least amount. */
    private long amount(long mixed) {
        return !slow && number % 10 == 9
                ? 100 + part(mixed >>> 34, 900)
                : BuyersTable.LEAST + part(mixed >>> 34, (int) (BuyersTable.MOST - BuyersTable.LEAST));
    }

    private static String pick(String[] from, long mixed) {
        return from[part(mixed, from.length)];
    }

    private static int part(long mixed, int of) {
        return (int) Math.floorMod(mixed, (long) of);
    }

    private static long mix(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 29;
    }
}
