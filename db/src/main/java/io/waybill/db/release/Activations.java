package io.waybill.db.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Transaction;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which release of each flow is in force, for all nodes. Every method throws {@link DataAccessException} when the database is away. Safe for use
 * by many threads and nodes: of two who change the same, one is told that it was too late.
 */
@Singleton
@Requires(beans = DataSource.class)
public final class Activations {
    private final Transaction transaction;

    public Activations(DataSource dataSource) {
        this.transaction = new Transaction(DelegatingDataSource.unwrapDataSource(dataSource));
    }

    /** What is in force and announced of every flow. */
    public List<FlowRelease> list() {
        return transaction.commit("To see what is in force", FlowReleaseRows::list);
    }

    /** What is in force of the flow, which is known from now on. */
    public FlowRelease get(String flow) {
        FlowRelease known = find(flow);
        if (known != null) {
            return known;
        }
        return transaction.commit("To begin flow (%s)".formatted(flow), connection -> {
            FlowReleaseRows.begin(connection, flow);
            return new FlowRelease(flow, 0, "", "", null, FlowRelease.Trials.NONE);
        });
    }

    /** What is in force of the flow; null when no release of it was ever kept. */
    public @Nullable FlowRelease find(String flow) {
        return transaction.<@Nullable FlowRelease>commit(
                "To see what is in force", connection -> FlowReleaseRows.find(connection, flow));
    }

    /** Asks all nodes to make a release ready; false when somebody has activated or announced something since. */
    public boolean announce(Announcing wish) {
        return transaction.commit("To announce a release", connection -> FlowReleaseRows.announce(connection, wish));
    }

    /** Takes an announcement back. */
    public void retract(String flow, String token) {
        transaction.commit("To take an announcement back", connection -> {
            FlowReleaseRows.retract(connection, flow, token);
            return true;
        });
    }

    /** Takes back what earlier starts of a node have announced. */
    public void retractOf(String node) {
        transaction.commit("To take announcements back", connection -> {
            FlowReleaseRows.retractAll(connection, node + ":");
            return true;
        });
    }

    /**
     * Puts a release in force for all nodes; false when somebody else was faster.
     *
     * @param token of its announcement; null where it was not announced
     */
    public boolean activate(Activation activation, @Nullable String token) {
        return transaction.commit("To activate a release", connection -> {
            boolean first = FlowReleaseRows.activate(connection, activation, token);
            if (first) {
                ActivationRows.insert(connection, activation);
                FlowReleaseRows.endTrials(connection, activation.flow(), activation.hash());
                if (activation.kind() == Activation.Kind.WATCH) {
                    FlowReleaseRows.setHome(connection, activation.flow(), activation.hash());
                }
            }
            return first;
        });
    }

    /** Remembers what a home folder says, where that is in force already. */
    public void noteHome(String flow, String hash) {
        transaction.commit("To note the home folder", connection -> {
            FlowReleaseRows.setHome(connection, flow, hash);
            return true;
        });
    }

    /** Evaluates a release beside the one in force from now on; empty ends it. */
    public void shadow(String flow, String hash) {
        transaction.commit("To set a shadow", connection -> {
            FlowReleaseRows.setShadow(connection, flow, hash);
            return true;
        });
    }

    /** Lets a release decide for a share of the leads from now on; empty ends it. */
    public void canary(String flow, String hash, int percent) {
        transaction.commit("To set a canary", connection -> {
            FlowReleaseRows.setCanary(connection, flow, hash, percent);
            return true;
        });
    }

    /** When each of these releases was put in force last, of those that were. */
    public List<Activation> listLast(List<String> hashes) {
        return hashes.isEmpty()
                ? List.of()
                : transaction.commit("To read activations", connection -> ActivationRows.listLast(connection, hashes));
    }

    /** When the release was put in force last; null when it never was. */
    public @Nullable Activation findLast(String hash) {
        return transaction.<@Nullable Activation>commit(
                "To read activations", connection -> ActivationRows.findLast(connection, hash));
    }

    /** The last activation of another release than this; null when there was none. */
    public @Nullable Activation findLastOther(String flow, String hash) {
        return transaction.<@Nullable Activation>commit(
                "To read activations", connection -> ActivationRows.findLastOther(connection, flow, hash));
    }

    /** The flow's activations, the newest first. */
    public List<Activation> list(String flow, int most) {
        return transaction.commit("To read activations", connection -> ActivationRows.list(connection, flow, most));
    }
}
