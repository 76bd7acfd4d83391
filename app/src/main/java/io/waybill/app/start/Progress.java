package io.waybill.app.start;

import java.io.Console;
import java.io.PrintWriter;

/** A bar that shows how far something is; nothing where nobody looks at a terminal. For one thread. */
final class Progress {
    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final boolean seen;
    private boolean shown;

    // Without a terminal there is no console again since JDK 25.
    @SuppressWarnings("SystemConsoleNull")
    Progress(PrintWriter out) {
        this.out = out;
        Console console = System.console();
        this.seen = console != null && console.isTerminal();
    }

    void show(long done, long of) {
        if (!seen || of == 0) {
            return;
        }
        int full = (int) (WIDTH * Math.min(done, of) / of);
        out.print("\r[%s%s] %,d of %,d leads".formatted("#".repeat(full), " ".repeat(WIDTH - full), done, of));
        out.flush();
        shown = true;
    }

    /** Takes the bar away. */
    void end() {
        if (shown) {
            out.print("\r" + " ".repeat(WIDTH * 2) + "\r");
            out.flush();
        }
    }
}
