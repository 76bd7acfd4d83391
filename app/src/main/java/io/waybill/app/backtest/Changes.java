package io.waybill.app.backtest;

import io.waybill.rules.backtest.Replayed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The leads that come to something else, with both verdicts. Many leads share theirs. Written by one thread, read by many. */
final class Changes {
    /** More are counted, but not listed. */
    static final int MOST = 100_000;

    private final Map<Verdict, Verdict> verdicts = new HashMap<>();
    private final List<Change> all = new ArrayList<>();

    private record Change(String lead, Verdict was, Verdict now) {}

    synchronized void add(String lead, Replayed active, Replayed draft) {
        if (all.size() < MOST) {
            all.add(new Change(lead, shared(active), shared(draft)));
        }
    }

    private Verdict shared(Replayed replayed) {
        return verdicts.computeIfAbsent(Verdict.of(replayed), verdict -> verdict);
    }

    synchronized int size() {
        return all.size();
    }

    /** So many from there on, as JSON shows them. */
    synchronized List<Map<String, Object>> list(int offset, int limit) {
        return all.stream().skip(offset).limit(limit).map(Changes::shown).toList();
    }

    private static Map<String, Object> shown(Change change) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("lead", change.lead());
        shown.put("was", change.was().shown());
        shown.put("now", change.now().shown());
        return shown;
    }
}
