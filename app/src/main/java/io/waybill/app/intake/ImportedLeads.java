package io.waybill.app.intake;

import io.waybill.app.routing.KeyTaken;
import io.waybill.app.routing.ReceivedLead;
import io.waybill.app.routing.Routing;
import io.waybill.db.journal.EntryRefused;
import io.waybill.db.lead.LeadIds;
import io.waybill.db.submission.SubmissionKey;
import io.waybill.mappings.field.FieldTypes;
import io.waybill.mappings.field.FieldValue;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Leads that come from a file rather than through a source's door, read in the same way. Safe for use by many threads. */
@Singleton
public final class ImportedLeads {
    /** The same file may be imported again much later. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final Typing typing;
    private final FieldTypes types;
    private final Routing routing;
    private final Clock clock;

    ImportedLeads(Typing typing, FieldTypes types, Routing routing, Clock clock) {
        this.typing = typing;
        this.types = types;
        this.routing = routing;
        this.clock = clock;
    }

    /** A lead, or why there is none. */
    public record Typed(
            @Nullable ReceivedLead found, @Nullable String problem) {
        /** The lead, where there is no problem. */
        public ReceivedLead lead() {
            return Objects.requireNonNull(found);
        }
    }

    /** What became of a lead that was to be routed. */
    public enum Routed {
        ROUTED,
        /** A lead with its key was routed before. */
        ROUTED_BEFORE,
        /** It may be tried again. */
        NOT_NOW,
        /** It never can be stored. */
        REFUSED
    }

    /**
     * Types a row.
     *
     * @param cells by the source's names
     * @param received the name of the cell that says when it came, or null: it came now
     * @param key of the row; two leads never have the same
     */
    public Typed typed(Entry entry, Map<String, Object> cells, @Nullable String received, String key) {
        StatusToken token = StatusToken.create();
        ReceivedLead lead = typing.lead(entry, cells, token);
        Instant at = received == null ? lead.at() : moment(SentValue.first(cells.get(received)));
        if (at == null || at.isAfter(clock.instant())) {
            return new Typed(null, "The moment it was received cannot be read, or has not come yet");
        }
        OnceKey once = new OnceKey(
                OnceKey.of(entry, key, new SentFields(Map.of(), null)).hash(), "0".repeat(64));
        SubmissionKey kept = new SubmissionKey(
                once.hash(), once.body(), token.secret(), true, clock.instant().plus(KEPT));
        // Leads are listed by their ids, which therefore begin with the moment they came.
        String id = received == null ? lead.id() : new LeadIds(Clock.fixed(at, ZoneOffset.UTC)).next();
        return new Typed(
                new ReceivedLead(
                        id,
                        lead.flow(),
                        lead.source(),
                        at,
                        lead.fields(),
                        lead.dropped(),
                        lead.test(),
                        lead.statusToken(),
                        null,
                        kept),
                null);
    }

    private @Nullable Instant moment(@Nullable String text) {
        FieldValue value = text == null || text.isBlank()
                ? null
                : Objects.requireNonNull(types.find("time")).parse(text);
        if (value == null || value.normal() == null) {
            return null;
        }
        try {
            return Instant.parse(value.normal());
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    /** Routes the lead as if it had been submitted; nobody waits for its outcome. */
    public CompletableFuture<Routed> route(ReceivedLead lead) {
        return routing.accept(lead).durable().handle((done, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return switch (cause) {
                case null -> Routed.ROUTED;
                case KeyTaken taken -> Routed.ROUTED_BEFORE;
                case EntryRefused refused -> Routed.REFUSED;
                default -> Routed.NOT_NOW;
            };
        });
    }
}
