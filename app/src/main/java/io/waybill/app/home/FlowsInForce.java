package io.waybill.app.home;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is in force on this node, and beside it what was lately or may soon be: going back, or forth, takes no compilation. Frees what falls out.
 * Reading waits for nobody; safe for use by many threads.
 */
@Singleton
public final class FlowsInForce {
    /** The one before, and the one that is about to come. */
    private static final int ASIDE = 2;

    private record State(Map<String, FlowBuild.Usable> built, Map<String, ActiveFlow> flows) {
        private static State of(Map<String, FlowBuild.Usable> built) {
            return new State(
                    Map.copyOf(built),
                    built.entrySet().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, each -> each.getValue().flow())));
        }
    }

    private final Retirement retirement;
    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private final Canaries canaries;
    private final Map<String, Deque<FlowBuild.Usable>> aside = new HashMap<>();
    private volatile State state = State.of(Map.of());
    private volatile Fence fence = flow -> {};

    FlowsInForce(Retirement retirement, Canaries canaries) {
        this.retirement = retirement;
        this.canaries = canaries;
    }

    /** What is in force of the flow; null when nothing is. */
    public @Nullable ActiveFlow find(String flow) {
        return state.flows().get(flow);
    }

    /** What decides the lead: what is in force, or for its share the canary. */
    public @Nullable ActiveFlow find(String flow, String lead) {
        var now = find(flow);
        var canary = now == null ? null : canaries.find(flow, lead);
        return canary == null ? now : canary;
    }

    /** Asked from now on before anything is decided. */
    public void guard(Fence asked) {
        fence = asked;
    }

    /** The same, once it is sure that it is in force on all nodes. */
    public @Nullable ActiveFlow decide(String flow, String lead) {
        if (find(flow) != null) {
            fence.pass(flow);
        }
        return find(flow, lead);
    }

    /** The same with how it was built. */
    public FlowBuild.@Nullable Usable findBuilt(String flow) {
        return state.built().get(flow);
    }

    /** All flows in force by id. */
    public Map<String, ActiveFlow> flows() {
        return state.flows();
    }

    /** There is such a flow, on other nodes at least, whether or not it can be put in force on this one. */
    public void expect(String flow) {
        expected.add(flow);
    }

    /** Whether the flow should be in force. */
    boolean isExpected(String flow) {
        return expected.contains(flow);
    }

    /** Everything in force. */
    public List<FlowBuild.Usable> list() {
        return new ArrayList<>(state.built().values());
    }

    /** Lays something aside that may be put in force soon; it is freed when other releases of its flow take its place. */
    public synchronized void lay(FlowBuild.Usable built) {
        if (isInForce(built)) {
            return;
        }
        var kept = aside.computeIfAbsent(built.flow().id(), flow -> new ArrayDeque<>());
        kept.removeIf(each -> isSame(each, built));
        kept.addFirst(built);
        while (kept.size() > ASIDE) {
            var fallen = kept.removeLast();
            retirement.later(() -> free(fallen));
        }
    }

    /** Whether it is what leads are decided by now. */
    public boolean isInForce(FlowBuild.Usable built) {
        return isSame(built, findBuilt(built.flow().id()));
    }

    // The same files compiled twice have classes of their own, and each is freed by itself.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(FlowBuild.Usable one, FlowBuild.@Nullable Usable other) {
        return one == other;
    }

    /** What came back into use meanwhile stays. */
    private synchronized void free(FlowBuild.Usable fallen) {
        var id = fallen.flow().id();
        boolean used = isInForce(fallen)
                || aside.getOrDefault(id, new ArrayDeque<>()).stream().anyMatch(each -> isSame(each, fallen));
        if (!used) {
            fallen.flow().rules().close();
        }
    }

    /** What is at hand of a release, in force or laid aside, compiled with these uploaded lists; null when it must be compiled. */
    public synchronized FlowBuild.@Nullable Usable findAtHand(String flow, String hash, Set<String> lists) {
        var now = findBuilt(flow);
        if (now != null && isThat(now, hash, lists)) {
            return now;
        }
        return aside.getOrDefault(flow, new ArrayDeque<>()).stream()
                .filter(built -> isThat(built, hash, lists))
                .findFirst()
                .orElse(null);
    }

    private static boolean isThat(FlowBuild.Usable built, String hash, Set<String> lists) {
        return built.flow().release().equals(hash) && built.lists().equals(lists);
    }

    /** Puts something in force, laid aside before or not; what was in force is laid aside. */
    public synchronized void put(FlowBuild.Usable built) {
        var id = built.flow().id();
        var before = findBuilt(id);
        if (isInForce(built)) {
            return;
        }
        aside.getOrDefault(id, new ArrayDeque<>()).removeIf(each -> isSame(each, built));
        var next = new HashMap<>(state.built());
        next.put(id, built);
        state = State.of(next);
        if (before != null) {
            lay(before);
        }
    }

    /** Puts the same release, compiled again, in the place of itself; where another is in force by now, nothing happens. */
    public synchronized void refresh(FlowBuild.Usable built) {
        var now = find(built.flow().id());
        if (now != null && now.release().equals(built.flow().release())) {
            put(built);
        }
    }

    /** Takes a flow out of force. */
    public synchronized void remove(String flow) {
        expected.remove(flow);
        var before = findBuilt(flow);
        if (before != null) {
            var next = new HashMap<>(state.built());
            next.remove(flow);
            state = State.of(next);
            lay(before);
        }
    }
}
