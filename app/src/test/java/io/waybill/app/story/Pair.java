package io.waybill.app.story;

import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.WaybillProcess;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Two nodes on one fresh database.
 *
 * @param survivor in this process
 * @param other in a process of its own, which may be killed or stopped
 */
record Pair(RunningWaybill survivor, WaybillProcess other) implements AutoCloseable {
    /** @param properties of the survivor, beside its name */
    static Pair start(Path home, Map<String, Object> properties) {
        DatabaseAddress database = TestDatabase.fresh();
        var named = new HashMap<String, Object>(properties);
        named.put("waybill.node", "survivor");
        var survivor = RunningWaybill.start(home, database, named);
        try {
            return new Pair(
                    survivor,
                    WaybillProcess.start(
                            home,
                            WaybillProcess.freePort(),
                            Map.of(
                                    "WAYBILL_DB_URL", database.url(),
                                    "WAYBILL_DB_USER", database.user(),
                                    "WAYBILL_DB_PASSWORD", database.password())));
        } catch (RuntimeException | AssertionError failed) {
            survivor.close();
            throw failed;
        }
    }

    @Override
    public void close() {
        other.close();
        survivor.close();
    }
}
