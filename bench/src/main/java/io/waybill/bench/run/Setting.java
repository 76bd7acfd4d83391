package io.waybill.bench.run;

import io.waybill.bench.home.BuyersTable;
import io.waybill.bench.home.WorkHome;
import java.io.IOException;
import java.util.List;

/** The processes around Waybill, and the home it will serve. */
record Setting(Places places, Children children, Stubs stub, LoadProcess load) {
    /** Starts the stub and the load generator and writes the home. */
    static Setting prepare(Places places, Children children, BuyersTable buyers) throws IOException {
        Stubs stub = Stubs.start(children);
        new WorkHome(buyers, stub.port()).write(places.home());
        return new Setting(places, children, stub, LoadProcess.start(children, places.told(), 0));
    }

    /** The numbers of the stub's and the generator's processes. */
    List<Long> own() {
        return List.of(stub.process().number(), load.number());
    }

    /** Starts Waybill with its embedded database, on the data that is there. */
    Node startFirst(int port) throws IOException, InterruptedException {
        return Node.first(places, children, port);
    }
}
