package io.waybill.app.sandbox;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers how often each delivery was failed, the latest of them only. Safe for use by many threads. */
@Singleton
final class Failures {
    private static final int MOST = 10_000;

    private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    };

    /** Counts one more failure of the delivery, unless it has had that many already. */
    synchronized boolean failAgain(String delivery, int times) {
        int failed = counts.getOrDefault(delivery, 0);
        if (failed >= times) {
            return false;
        }
        counts.put(delivery, failed + 1);
        return true;
    }
}
