package io.waybill.app.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the process in order when it is told to: what was started last stops first. */
final class Ending extends Thread {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Instance instance;
    private volatile int exit;

    Ending(Instance instance) {
        super("ending");
        this.instance = instance;
    }

    /** Ends with this code instead of 0. */
    void exitWith(int code) {
        exit = code;
    }

    @Override
    public void run() {
        try {
            instance.close();
        } catch (RuntimeException e) {
            LOG.error("Stopping went wrong; the next start recovers.", e);
            exitWith(1);
        }
        // The virtual machine would report the signal (143, 130), but an orderly end is a success.
        Runtime.getRuntime().halt(exit);
    }
}
