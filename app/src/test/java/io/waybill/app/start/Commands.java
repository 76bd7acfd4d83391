package io.waybill.app.start;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** The commands as somebody at a terminal runs them, and what they printed. */
public final class Commands {
    private final StringWriter printed = new StringWriter();
    private final Map<String, String> environment;

    private Commands(Map<String, String> environment) {
        this.environment = environment;
    }

    public static Commands talkingTo(String url, String key) {
        return new Commands(Map.of("WAYBILL_URL", url, "WAYBILL_ADMIN_KEY", key));
    }

    public int run(String... arguments) {
        var out = new PrintWriter(printed, true);
        return Waybill.commands(environment).setOut(out).setErr(out).execute(arguments);
    }

    public String printed() {
        return printed.toString();
    }
}
