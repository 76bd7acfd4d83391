package io.waybill.app.release;

import io.micronaut.context.annotation.Requires;
import io.waybill.app.home.FlowBuild;
import io.waybill.app.home.FlowsInForce;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.HomeStore;
import io.waybill.db.release.Activation;
import io.waybill.db.release.Activations;
import io.waybill.db.release.FlowRelease;
import io.waybill.db.release.Release;
import io.waybill.db.release.ReleaseStore;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Keeps what home folders say as releases in the database, and puts them in force on the same way as all others. */
@Singleton
@Requires(beans = Activations.class)
final class KeptHome implements HomeStore {
    private static final String AUTHOR = "home folder";
    private static final String REASON = "saved in the home folder";
    private static final String GONE = "no longer in the home folder";

    private static final int ATTEMPTS = 100;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final KeptParts kept;
    private final FlowsInForce inForce;
    private final Activator activator;
    private final Clock clock;

    KeptHome(KeptParts kept, FlowsInForce inForce, Activator activator, Clock clock) {
        this.kept = kept;
        this.inForce = inForce;
        this.activator = activator;
        this.clock = clock;
    }

    /** Where releases are kept, and who follows what is in force. */
    @Singleton
    @Requires(beans = Activations.class)
    record KeptParts(ReleaseStore store, Activations activations, Follower follower) {}

    @Override
    public boolean load() {
        return kept.follower().load();
    }

    @Override
    public Map<String, String> lastFromHome() {
        return kept.activations().list().stream()
                .filter(flow -> !flow.home().isEmpty())
                .collect(Collectors.toUnmodifiableMap(FlowRelease::flow, FlowRelease::home));
    }

    @Override
    public void noteHome(String flow, String hash) {
        kept.activations().noteHome(flow, hash);
    }

    @Override
    public List<HomeProblem> publish(SortedMap<String, byte[]> files, FlowBuild.Usable built) {
        var flow = built.flow();
        inForce.lay(built);
        kept.store().put(new Release(flow.release(), flow.id(), AUTHOR, REASON, clock.instant()), files);
        var wish = new Wish(flow.id(), flow.release(), Activation.Kind.WATCH, AUTHOR, REASON);
        return switch (patiently(wish)) {
            case Activated.Done _ -> {
                // Where another node with the same folder was faster, this one must have it too before its doors open.
                kept.follower().runOnce();
                yield List.of();
            }
            case Activated.Refused refused -> refused.problems();
            case Activated.Late late ->
                List.of(new HomeProblem(
                        "rules/flows/" + flow.id(),
                        0,
                        "",
                        "",
                        "It was saved and not put in force. " + late.text(),
                        "error"));
        };
    }

    /** Whoever is in the way is done in a moment; another node with the same folder may even have done the same. */
    private Activated patiently(Wish wish) {
        var activated = activator.activate(wish);
        for (int attempt = 1; attempt < ATTEMPTS && activated instanceof Activated.Late; attempt++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            activated = activator.activate(wish);
        }
        return activated;
    }

    @Override
    public void withdraw(String flow) {
        activator.withdraw(new Wish(flow, "", Activation.Kind.WATCH, AUTHOR, GONE));
    }
}
