package io.waybill.app.intake;

import io.waybill.db.submission.SubmissionKey;
import io.waybill.db.submission.SubmissionKeys;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows the keys that the test puts in. */
public final class FakeKeys implements SubmissionKeys {
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public void put(SubmissionKey key, String lead) {
        kept.put(key.hash(), new Kept(lead, key.body(), key.token(), key.pending()));
    }

    @Override
    public @Nullable Kept find(String hash) {
        return kept.get(hash);
    }

    @Override
    public void answeredPending(String hash) {
        kept.computeIfPresent(hash, (key, was) -> new Kept(was.lead(), was.body(), was.token(), true));
    }

    @Override
    public int prune(Instant now) {
        return 0;
    }
}
