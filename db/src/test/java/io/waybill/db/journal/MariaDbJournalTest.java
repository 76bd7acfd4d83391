package io.waybill.db.journal;

import io.waybill.db.OwnServer;
import io.waybill.db.TestAddress;

class MariaDbJournalTest extends JournalContract {
    @Override
    TestAddress database() {
        return OwnServer.shared().fresh();
    }
}
