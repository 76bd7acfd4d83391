package io.waybill.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.waybill.bench.load.Generator;
import io.waybill.bench.load.Measured;
import io.waybill.bench.load.Order;
import java.io.IOException;
import java.nio.file.Path;

/** The load generator. */
final class LoadProcess {
    private final JavaProcess process;
    private final ObjectMapper json = new ObjectMapper();

    private LoadProcess(JavaProcess process) {
        this.process = process;
    }

    /** @param first number of the first lead: another one for each run on the same rows */
    static LoadProcess start(Children children, Path told, long first) throws IOException {
        return new LoadProcess(JavaProcess.start(children, Generator.class, told.toString(), Long.toString(first)));
    }

    long number() {
        return process.number();
    }

    /** Returns when all of it is done. */
    synchronized Measured run(Order order) throws IOException {
        process.say(json.writeValueAsString(order));
        return json.readValue(process.line(), Measured.class);
    }
}
