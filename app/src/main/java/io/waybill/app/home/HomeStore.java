package io.waybill.app.home;

import io.micronaut.data.exceptions.DataAccessException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Where releases are kept, and on whose word all nodes put them in force. Every method throws {@link DataAccessException} when the database is
 * away.
 */
public interface HomeStore {
    /** Puts in force on this node what is in force by what is kept, and follows it from now on. True when anything ever was. */
    boolean load();

    /** What came last from a home folder: hashes by flow, of those that did. */
    Map<String, String> lastFromHome();

    /** Remembers what a home folder says where that is in force already. */
    void noteHome(String flow, String hash);

    /**
     * Keeps what a home folder says and puts it in force on all nodes, this one included.
     *
     * @return why not; empty when it is in force
     */
    List<HomeProblem> publish(SortedMap<String, byte[]> files, FlowBuild.Usable built);

    /** Takes a flow away that the home folder no longer has. */
    void withdraw(String flow);
}
