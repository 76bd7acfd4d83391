package io.waybill.app.home;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The releases in force, and the home folder as it was when it was last looked at. What the folder says is put in force when it is without
 * errors; a broken file leaves what is in force alone and is reported. Leads in flight finish the round they are in with the rules they began it
 * with.
 */
// Before the doors open: the first lead must find its flow.
@Context
@Requires(property = "waybill.home")
final class HomeReleases implements Releases {
    private static final Logger LOG = LoggerFactory.getLogger(HomeReleases.class);

    private final HomeFolder folder;
    private final HomeFlows flows;
    private final FlowsInForce inForce;
    private SortedMap<String, byte[]> read = new TreeMap<>();
    private volatile HomeState state = HomeState.UNREAD;

    /** @param store null where nothing is kept and there are no other nodes: then the folder is in force as it stands */
    HomeReleases(HomeFolder folder, HomeBuild build, FlowsInForce inForce, @Nullable HomeStore store) {
        this.folder = folder;
        this.flows = new HomeFlows(build, inForce, store);
        this.inForce = inForce;
        boolean known = store != null && store.load();
        if (!known || folder.watched()) {
            reload();
        }
    }

    @Override
    public @Nullable ActiveFlow find(String flow) {
        return inForce.find(flow);
    }

    @Override
    public @Nullable ActiveFlow find(String flow, String lead) {
        return inForce.find(flow, lead);
    }

    @Override
    public @Nullable ActiveFlow decide(String flow, String lead) {
        return inForce.decide(flow, lead);
    }

    @Override
    public boolean unusable(String flow, String source) {
        var built = inForce.findBuilt(flow);
        return built == null
                ? state.seen().containsKey(flow) || inForce.isExpected(flow)
                : built.broken().contains(source) || state.broken().contains(source);
    }

    @Override
    public Map<String, ActiveFlow> flows() {
        return inForce.flows();
    }

    @Override
    public List<HomeProblem> problems() {
        return state.problems();
    }

    /**
     * Reads the folder and puts in force what is without errors. A mapping file with errors holds everything back, as recipients are shared.
     *
     * @return false where something could not be settled now, and the folder should be looked at again though it has not changed
     */
    synchronized boolean reload() {
        var files = folder.read();
        if (!files.complete()) {
            take(state.unread(files, flows.ids(files.content())));
            return true;
        }
        read = files.content();
        return look();
    }

    /** Looks again at what was read last, as there are other uploaded lists now; does not read the folder. */
    synchronized void lookAgain() {
        if (!read.isEmpty()) {
            look();
        }
    }

    private boolean look() {
        var looked = flows.look(read, state);
        take(looked.state());
        return looked.settled();
    }

    private void take(HomeState next) {
        var before = state;
        state = next;
        if (!next.problems().equals(before.problems())) {
            next.problems().forEach(problem -> LOG.warn("{}", problem.line()));
            LOG.info("{} problems in the home folder", next.problems().size());
        }
    }
}
