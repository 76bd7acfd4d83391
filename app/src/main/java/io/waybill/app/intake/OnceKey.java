package io.waybill.app.intake;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Refusal;
import io.waybill.app.digest.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A source's {@code Idempotency-Key} for one lead, as hashes: what it chose may tell of a person.
 *
 * @param hash of flow, source and key
 * @param body of all that was sent with it
 */
record OnceKey(String hash, String body) {
    static final Refusal OTHER_BODY = new Refusal(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "This Idempotency-Key was used for a submission with other fields. Maybe each lead needs a key of its own");

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    /** The key that a request carries, if any. A key that nobody could mean is refused rather than passed over: its leads would double. */
    static Checked<Optional<String>> find(HttpHeaders headers) {
        List<String> keys = headers.getAll(HEADER).stream().distinct().toList();
        if (keys.isEmpty()) {
            return Checked.passed(Optional.empty());
        }
        String key = keys.getFirst().strip();
        String bare = key.replace("\"", "").strip();
        if (keys.size() > 1 || bare.isEmpty() || key.length() > LONGEST) {
            return Checked.refused(
                    HttpStatus.BAD_REQUEST,
                    "The header Idempotency-Key must be one key of 1 to %d characters".formatted(LONGEST));
        }
        return Checked.passed(Optional.of(key));
    }

    /** For a submission of one lead. */
    static OnceKey of(Entry entry, String key, SentFields sent) {
        return new OnceKey(hash(entry, key).hex(), bodyHash(sent));
    }

    /** For a member of a batch; the first one's hash is that of the key itself, so that it cannot also stand for a single lead. */
    static OnceKey of(Entry entry, String key, int member, String batchHash) {
        Sha256 hash = hash(entry, key);
        return new OnceKey((member == 0 ? hash : hash.add(Integer.toString(member))).hex(), batchHash);
    }

    private static Sha256 hash(Entry entry, String key) {
        return new Sha256().add(entry.flow().id()).add(entry.source().id()).add(key);
    }

    /** The same for the same fields in whatever order or format. */
    static String bodyHash(SentFields sent) {
        Sha256 hash = new Sha256();
        add(hash, sent.fields());
        return hash.hex();
    }

    /** The same for the same members in the same order. */
    static String bodyHash(List<Checked<SentFields>> members) {
        Sha256 hash = new Sha256().add("batch");
        for (Checked<SentFields> member : members) {
            switch (member) {
                case Checked.Passed<SentFields>(SentFields sent) -> add(hash, sent.fields());
                case Checked.Refused<SentFields>(Refusal refusal) -> hash.add(refusal.reason());
            }
        }
        return hash.hex();
    }

    private static void add(Sha256 hash, Map<String, Object> fields) {
        hash.add(Integer.toString(fields.size()));
        new TreeMap<>(fields).forEach((name, value) -> {
            hash.add(name);
            if (value instanceof List<?> values) {
                hash.add("list " + values.size());
                values.forEach(member -> hash.add(member.toString()));
            } else {
                hash.add(value.toString());
            }
        });
    }
}
