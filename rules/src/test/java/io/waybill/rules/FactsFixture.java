package io.waybill.rules;

import io.waybill.rules.fact.Appended;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Now;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.RecipientStates;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Result;
import io.waybill.rules.fact.Sale;
import io.waybill.rules.fact.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts about one lead in the making; it starts as a good lead of which nothing has happened yet. */
public final class FactsFixture {
    public static final Instant RECEIVED = Instant.parse("2026-03-02T15:00:00Z");

    private final Map<String, Object> fields = new HashMap<>(Map.of(
            "state", "CA",
            "email", "ann@example.org",
            "email.domain", "example.org",
            "phone_1", "7732658399",
            "phone_1.area", "773",
            "credit_score", new BigDecimal("720"),
            "loan_amount", new BigDecimal("15000"),
            "employed", true,
            "dob.age", new BigDecimal("36")));
    private final Map<String, String> invalid = new HashMap<>();
    private final List<Appended> appended = new ArrayList<>();
    private final List<Bid> bids = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final List<RecipientStatus> recipients = new ArrayList<>(List.of(
            new RecipientStatus("prime-lending", "buyer", true, null),
            new RecipientStatus("summit-loans", "buyer", true, null),
            new RecipientStatus("bulk-loans", "buyer", true, null),
            new RecipientStatus("our-crm", "crm", true, null)));
    private Instant now = RECEIVED.plusSeconds(1);
    private int random = 50;
    private Source source = new Source("demo");
    private Course course = Course.BEGUN;

    public static FactsFixture lead() {
        return new FactsFixture();
    }

    public FactsFixture with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    public FactsFixture without(String field) {
        fields.remove(field);
        return this;
    }

    public FactsFixture invalid(String field, String raw) {
        fields.remove(field);
        invalid.put(field, raw);
        return this;
    }

    public FactsFixture appended(String enhancement, Map<String, Object> values) {
        appended.add(new Appended(enhancement, values));
        return this;
    }

    public FactsFixture bid(String recipient, long cents) {
        bids.add(new Bid(recipient, cents, null));
        return this;
    }

    public FactsFixture bid(String recipient, long cents, Instant expires) {
        bids.add(new Bid(recipient, cents, expires));
        return this;
    }

    /** A ping of this lead that was answered with an amount; it is classified in this round. */
    public FactsFixture pinged(String recipient, long cents, Result result) {
        return pinged(recipient, new Outcome.Answer(200, null, false, "", Map.of(), null, cents), result, null);
    }

    /** One of several pings of this lead to the same recipient. */
    public FactsFixture pinged(String recipient, Outcome.Answer answer, Result result, @Nullable Instant expires) {
        String id = "p-" + recipient + "-" + outcomes.size();
        var sent = new Outcome.Sent(Duration.ofSeconds(10), true);
        outcomes.add(new Outcome(ExchangeKind.PING, id, 1, recipient, result, null, answer, sent));
        if (answer.cents() != null) {
            bids.add(new Bid(recipient, answer.cents(), expires, id));
        }
        return this;
    }

    /** The source only asks for a price. */
    public FactsFixture asking() {
        source = new Source("demo", true, null, null);
        return this;
    }

    public FactsFixture promised(long cents) {
        source = new Source("demo", false, cents, null);
        return this;
    }

    public FactsFixture refused(String reason) {
        source = new Source("demo", false, null, reason);
        return this;
    }

    public FactsFixture unavailable(String recipient) {
        recipients.removeIf(status -> status.id().equals(recipient));
        recipients.add(new RecipientStatus(recipient, "buyer", false, "paused"));
        return this;
    }

    /** A buyer that could be given the lead, in this state and by these names. */
    public FactsFixture with(String recipient, RecipientStatus.Room room, String... names) {
        recipients.removeIf(status -> status.id().equals(recipient));
        recipients.add(new RecipientStatus(recipient, "buyer", true, null, room, List.of(names), List.of()));
        return this;
    }

    /** A buyer with these stand-ins. */
    public FactsFixture standIns(String recipient, String... ways) {
        recipients.removeIf(status -> status.id().equals(recipient));
        recipients.add(new RecipientStatus(
                recipient, "buyer", true, null, RecipientStatus.Room.FREE, List.of(recipient), List.of(ways)));
        return this;
    }

    public FactsFixture at(Course reached) {
        course = reached;
        return this;
    }

    public FactsFixture after(Duration sinceReceipt) {
        now = RECEIVED.plus(sinceReceipt);
        return this;
    }

    public FactsFixture random(int chance) {
        random = chance;
        return this;
    }

    public FactsFixture sold(String recipient, long cents) {
        sales.add(new Sale(recipient, "d-" + recipient, cents));
        return this;
    }

    /** A delivery without an outcome yet. */
    public FactsFixture delivering(String recipient, long cents) {
        deliveries.add(new Delivery("d-" + recipient, recipient, new Price.Fixed(cents), true));
        return this;
    }

    /** A delivery of which a further attempt is scheduled, with its outcomes to be added. */
    public FactsFixture tryingAgain(String recipient, long cents) {
        var line = new Delivery.Line("d-" + recipient, recipient, 0);
        deliveries.add(new Delivery("d-" + recipient, recipient, new Price.Fixed(cents), true, false, line));
        return this;
    }

    /** A delivery at a price, with its outcomes to be added. */
    public FactsFixture delivered(String recipient, Price price) {
        deliveries.add(new Delivery("d-" + recipient, recipient, price, false));
        return this;
    }

    public FactsFixture outcome(Outcome outcome) {
        outcomes.add(outcome);
        return this;
    }

    /** A delivery that came to this class in an earlier round. */
    public FactsFixture was(String recipient, OutcomeClass outcomeClass) {
        delivered(recipient, new Price.Fixed(0));
        return outcome(post(recipient, outcomeClass.result()).classified(outcomeClass));
    }

    public Facts facts() {
        ZoneId zone = ZoneId.of("America/Los_Angeles");
        return new Facts(
                        new Lead("lead-1", random, fields, invalid),
                        source,
                        new Now(now, now.atZone(zone), RECEIVED),
                        appended,
                        bids,
                        outcomes,
                        deliveries,
                        sales,
                        RecipientStates.of(recipients))
                .at(course);
    }

    /** The first attempt to post to a recipient that honours the idempotency key. */
    public static Outcome post(String recipient, Result result) {
        return answered(recipient, 1, result, new Outcome.Answer(200, null, false, "{}", Map.of(), null, null));
    }

    /** An attempt to post that was answered with a status. */
    public static Outcome post(String recipient, int attempt, int status) {
        Result result = switch (status) {
            case 200, 201 -> Result.SUCCESS;
            case 400, 404, 409, 422 -> Result.FAILURE;
            default -> Result.ERROR;
        };
        return answered(recipient, attempt, result, new Outcome.Answer(status, null, false, "", Map.of(), null, null));
    }

    public static Outcome answered(String recipient, int attempt, Result result, Outcome.Answer answer) {
        return outcome(ExchangeKind.POST, recipient, attempt, result, answer, true);
    }

    /** An attempt to post that came to nothing certain. */
    public static Outcome unknown(String recipient, int attempt, boolean idempotent) {
        return outcome(ExchangeKind.POST, recipient, attempt, Result.UNKNOWN, fault("timeout"), idempotent);
    }

    public static Outcome.Answer fault(String fault) {
        return new Outcome.Answer(null, fault, false, "", Map.of(), null, null);
    }

    public static Outcome.Answer body(int status, String body, @Nullable Long cents) {
        return new Outcome.Answer(status, null, false, body, Map.of(), null, cents);
    }

    public static Outcome enhancement(String id, int attempt, Result result, Outcome.Answer answer) {
        return outcome(ExchangeKind.ENHANCEMENT, id, attempt, result, answer, false);
    }

    public static Outcome outcome(
            ExchangeKind kind, String to, int attempt, Result result, Outcome.Answer answer, boolean idempotent) {
        var sent = new Outcome.Sent(Duration.ofSeconds(10), idempotent);
        return new Outcome(kind, "d-" + to, attempt, to, result, null, answer, sent);
    }
}
