package io.waybill.app.simulation;

import io.waybill.app.fake.TestHome;
import io.waybill.app.home.HomeStore;
import io.waybill.app.home.Releases;
import io.waybill.rules.plan.Strategy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A flow as chance has it: tiers, strategies, windows, buyers, what follows from which outcome.
 *
 * @param idempotent buyers that know a key again
 * @param caps the most leads that a buyer wants, of those that have a limit
 * @param opens how long after its receipt a buyer may see a lead, of those behind a window
 * @param sellTo how many buyers a lead may have at most
 */
record RandomHome(
        Releases releases, Set<String> idempotent, Map<String, Integer> caps, Map<String, Duration> opens, int sellTo) {
    static final String FLOW = "loans";
    private static final List<String> PERIODS = List.of("hour", "day", "total", "total");

    private static final String FIELDS = """
            name: Loans
            wait: 10s
            fields:
              first_name: first_name
              state: state
              loan_amount: { type: number, required: true }
            """;
    private static final String SOURCE = """
            name: Web form
            flows: [loans]
            auth: none
            """;

    private static final List<String> STRATEGIES =
            Strategy.listWords().stream().filter(RandomHome::isWanted).sorted().toList();

    /** {@code -Dwaybill.simulation.strategies=waterfall,auction} for only these. */
    private static boolean isWanted(String strategy) {
        var only = System.getProperty("waybill.simulation.strategies", "");
        return only.isEmpty() || List.of(only.split(",")).contains(strategy);
    }

    /** Writes it into the folder and puts it in force. */
    static RandomHome in(Path folder, Random random) {
        var draft = new Draft(random, random.nextBoolean());
        draft.write(TestHome.in(folder));
        return new RandomHome(compile(folder), draft.idempotent, draft.caps, draft.opens, draft.sellTo);
    }

    private static final class Draft {
        private final Random random;
        private final boolean capped;
        private final boolean fallback;
        private final Set<String> idempotent = new TreeSet<>();
        private final Map<String, Integer> caps = new TreeMap<>();
        private final Map<String, Duration> opens = new TreeMap<>();
        private int sellTo = 1;
        private Duration window = Duration.ZERO;
        private boolean atOnce;

        Draft(Random random, boolean capped) {
            this.random = random;
            this.capped = capped;
            this.fallback = random.nextInt(3) == 0;
        }

        void write(TestHome home) {
            int tiers = 1 + random.nextInt(3);
            var tierRows = new ArrayList<String>();
            var buyers = new ArrayList<String>();
            for (int tier = 1; tier <= tiers; tier++) {
                var strategy = STRATEGIES.get(random.nextInt(STRATEGIES.size()));
                tierRows.add(tier(tier, strategy));
                for (int number = 1 + random.nextInt(4); number > 0; number--) {
                    buyers.add(buyer(home, "b%d-%d".formatted(tier, number), tier, strategy));
                }
            }
            spare(home);
            fields(home);
            enhancement(home);
            home.write("mappings/sources/web.yaml", SOURCE + cap("leads", 300))
                    .write(
                            "rules/flows/loans/tiers.csv",
                            "id,strategy,opens_after,advance,sell_to,timeout\n" + String.join("\n", tierRows) + "\n")
                    .write(
                            "rules/flows/loans/buyers.csv",
                            "id,recipient,price,tier,order,weight,floor\n" + String.join("\n", buyers) + "\n")
                    .write("rules/flows/loans/purchase.csv", "id,pay\nall,%s\n".formatted(pick("50%", "3.00", "0.00")))
                    .write("rules/flows/loans/outcomes.csv", outcomes());
        }

        /** It buys nothing by itself and only stands in for others. */
        private void spare(TestHome home) {
            opens.put("spare", Duration.ZERO);
            home.buyer("spare", "http://127.0.0.1:9/spare", reversible());
        }

        private void fields(TestHome home) {
            var more = pick("", "", "timeout: 90m\n") + pick("", "", "margin: 8.00\n") + cap("leads", 300);
            home.write("rules/flows/loans/fields.yaml", FIELDS + more);
        }

        private void enhancement(TestHome home) {
            if (random.nextInt(4) == 0) {
                home.write("mappings/enhancements/check.yaml", """
                                name: Check
                                class: add-on
                                url: "http://127.0.0.1:9/check"
                                method: POST
                                body: { state: "{{ lead.state }}" }
                                cost: 0.004
                                response: { success: { status: 200 }, append: { type: "$.type" } }
                                """)
                        .write(
                                "rules/flows/loans/enhancements.csv",
                                "id,enhancement,required,on_failure,percent\none,check,no,,100\n");
            }
        }

        private String reversible() {
            return random.nextBoolean() ? "" : """
                    reverse:
                      url: "http://127.0.0.1:9/reverse"
                      body: { lead: "{{ lead.id }}" }
                    """;
        }

        private String tier(int number, String strategy) {
            int most = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
            sellTo = Math.max(sellTo, most);
            var after = pick("0s", "0s", "1h", "24h");
            var advance = pick("on_reject", "on_window");
            // A tier that gives way at once opens the next one, whatever that one's window says.
            window = atOnce ? Duration.ZERO : Duration.parse("PT" + after);
            atOnce = advance.equals("on_reject");
            return "%d,%s,%s,%s,%d,%s".formatted(number, strategy, after, advance, most, pick("0s", "5s"));
        }

        private String buyer(TestHome home, String id, int tier, String strategy) {
            opens.put(id, window);
            boolean knowsKeys = random.nextBoolean();
            if (knowsKeys) {
                idempotent.add(id);
            }
            home.bidder(
                    id, "http://127.0.0.1:9/" + id, """
                    headers: { X-Lead: "{{ lead.id }}" }
                    idempotent: %s
                    """.formatted(knowsKeys) + caps(id) + reversible() + standIns(id));
            boolean bids = strategy.equals("auction") && random.nextInt(4) > 0;
            var price = bids ? "bid" : "%d.00".formatted(5 + random.nextInt(70));
            var floor = bids ? "%d.00".formatted(random.nextInt(20)) : "";
            return "%s,%s,%s,%d,%d,%d,%s"
                    .formatted(id, id, price, tier, random.nextInt(3), 1 + random.nextInt(5), floor);
        }

        private String caps(String id) {
            if (!capped || random.nextBoolean()) {
                return "";
            }
            if (random.nextInt(4) == 0) {
                return "caps: [ { spend: %d.00, per: day } ]\n".formatted(50 + random.nextInt(300));
            }
            int most = 1 + random.nextInt(20);
            var period = pick(PERIODS);
            if (period.equals("total")) {
                caps.put(id, most);
            }
            return "caps: [ { leads: %d, per: %s, timezone: America/New_York } ]\n".formatted(most, period);
        }

        /** What sources and flows have. */
        private String cap(String measure, int most) {
            return capped && random.nextInt(3) == 0
                    ? "caps: [ { %s: %d, per: %s } ]\n".formatted(measure, 1 + random.nextInt(most), pick(PERIODS))
                    : "";
        }

        private String standIns(String id) {
            if (!fallback) {
                return "";
            }
            var ways = new ArrayList<String>();
            if (random.nextBoolean()) {
                ways.add("{ url: \"http://127.0.0.1:9/%s/backup\" }".formatted(id));
            }
            if (random.nextBoolean()) {
                ways.add("{ recipient: spare }");
            }
            if (random.nextInt(4) == 0) {
                ways.add("{ webhook: \"http://127.0.0.1:9/%s/hook\" }".formatted(id));
            }
            return ways.isEmpty() ? "" : "fallback: [ %s ]\n".formatted(String.join(", ", ways));
        }

        private String outcomes() {
            return """
                    id,exchange,recipient,status,fault,class,retry,backoff,timeout_factor,then,pause,alert
                    slow,,,,"timeout, connection",timeout,%d,"1s,10s,1m",1.5,%s,no,no
                    garbled,,,,unparseable,,%d,2s,1,next,no,no
                    limited,,,429,,rate_limited,%d,5s,1,next,no,no
                    down,,,5xx,,server_error,%d,"exponential 1s..5m",1,%s,no,no
                    denied,,,401,,auth_failed,0,,1,next,%s,no
                    again,,,409,,duplicate,0,,1,next,no,no
                    """.formatted(
                            random.nextInt(4),
                            then("review"),
                            random.nextInt(3),
                            random.nextInt(3),
                            random.nextInt(3),
                            then("stop"),
                            pick("yes", "no"));
        }

        private String then(String seldom) {
            return fallback ? pick("fallback", "fallback", "next") : pick("next", "next", "next", seldom);
        }

        private String pick(List<String> words) {
            return words.get(random.nextInt(words.size()));
        }

        private String pick(String... words) {
            return words[random.nextInt(words.length)];
        }
    }

    private static Releases compile(Path folder) {
        var releases = (Releases)
                new Wiring().with(Path.class, folder).without(HomeStore.class).get(homeReleases());
        var errors = releases.problems().stream()
                .filter(problem -> problem.severity().equals("error"))
                .toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException("The home of the simulation cannot be used: " + errors);
        }
        return releases;
    }

    private static Class<?> homeReleases() {
        try {
            return Class.forName("io.waybill.app.home.HomeReleases");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
