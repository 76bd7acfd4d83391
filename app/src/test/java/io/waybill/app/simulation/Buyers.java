package io.waybill.app.simulation;

import io.waybill.app.exchange.Exchanged;
import io.waybill.mappings.response.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** All buyers behind the made-up network, who do as chance has it and keep their own ledger. For one thread. */
final class Buyers {
    private final Random random;
    private final Set<String> idempotent;
    private final List<Post> ledger = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> refused = new HashSet<>();

    /** @param idempotent the buyers that know a key again */
    Buyers(Random random, Set<String> idempotent) {
        this.random = random;
        this.idempotent = Set.copyOf(idempotent);
    }

    List<Post> ledger() {
        return ledger;
    }

    /**
     * What somebody says who was asked for something.
     *
     * @param hook whether it is an address that says yes by any answer of 200: it can refuse by status only
     */
    Exchanged answer(Post arriving, Duration timeout, boolean hook) {
        var said = answer(arriving, timeout);
        boolean vague = hook
                && said instanceof Exchanged.Answered given
                && given.answer().status() == 200;
        return vague && !taken.contains(arriving.key()) ? answer(400, "", Map.of()) : said;
    }

    private Exchanged answer(Post arriving, Duration timeout) {
        return switch (arriving.exchange()) {
            case "ping" -> ping(timeout);
            case "post" -> post(arriving, timeout);
            case "reverse" -> {
                write(arriving, false);
                yield random.nextInt(4) == 0 ? answer(503, "", Map.of()) : accepted();
            }
            default -> answer(random.nextInt(5) == 0 ? 503 : 200, "{\"type\":\"mobile\"}", Map.of());
        };
    }

    private Exchanged ping(Duration timeout) {
        return switch (random.nextInt(10)) {
            case 0 -> silence("timeout", timeout);
            case 1 -> answer(503, "", Map.of());
            case 2 -> answer(200, "{\"status\":\"none\"}", Map.of());
            case 3 -> notSent();
            default -> answer(200, "{\"bid\":%d.00,\"ping_id\":\"P-1\"}".formatted(1 + random.nextInt(90)), Map.of());
        };
    }

    private Exchanged post(Post arriving, Duration timeout) {
        if (taken.contains(arriving.key()) && idempotent.contains(arriving.buyer())) {
            write(arriving, false);
            return known(timeout);
        }
        int chance = random.nextInt(100);
        if (chance < 4) {
            return notSent();
        }
        // Whoever knows keys stands by what was said under one.
        boolean takes = chance < 50 && !refused.contains(arriving.key());
        write(arriving, takes);
        return takes ? taken(chance, timeout) : refused(arriving, chance, timeout);
    }

    /** A key that was taken before: said so in one way or another. */
    private Exchanged known(Duration timeout) {
        return switch (random.nextInt(6)) {
            case 0 -> answer(409, "{\"status\":\"again\"}", Map.of());
            case 1 -> silence("timeout", timeout);
            case 2 -> answer(503, "", Map.of());
            default -> accepted();
        };
    }

    private Exchanged taken(int chance, Duration timeout) {
        return switch (chance % 10) {
            case 4 -> silence("timeout", timeout);
            case 5 -> silence("connection", Duration.ofMillis(20));
            case 6 -> answer(200, "<html>thank", Map.of());
            default -> accepted();
        };
    }

    private Exchanged refused(Post arriving, int chance, Duration timeout) {
        return switch (chance % 10) {
            case 0 -> silence("timeout", timeout);
            case 1 -> answer(503, "", Map.of());
            case 2 -> answer(429, "", Map.of("retry-after", List.of("" + random.nextInt(90))));
            case 3 -> {
                refused.add(arriving.key());
                yield answer(chance == 93 ? 401 : 400, "{\"message\":\"no\"}", Map.of());
            }
            case 4 -> silence("connection", Duration.ofMillis(20));
            case 5 -> answer(409, "{\"message\":\"have it\"}", Map.of());
            default -> {
                refused.add(arriving.key());
                yield answer(200, "{\"status\":\"rejected\",\"message\":\"not ours\"}", Map.of());
            }
        };
    }

    private void write(Post arriving, boolean takes) {
        ledger.add(arriving.taken(idempotent.contains(arriving.buyer()), takes));
        if (takes) {
            taken.add(arriving.key());
        }
    }

    private Exchanged accepted() {
        return answer(200, "{\"status\":\"accepted\",\"leadId\":\"R-%d\"}".formatted(ledger.size()), Map.of());
    }

    private Exchanged answer(int status, String body, Map<String, List<String>> more) {
        int millis = 5 + random.nextInt(300);
        var headers = new HashMap<String, List<String>>(more);
        headers.put("content-type", List.of("application/json"));
        return new Exchanged.Answered(new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8)), millis);
    }

    private static Exchanged silence(String fault, Duration after) {
        return new Exchanged.NoAnswer(fault, "No answer", after.toMillis());
    }

    private static Exchanged notSent() {
        return new Exchanged.NotSent("connection", "Refused", 1);
    }
}
