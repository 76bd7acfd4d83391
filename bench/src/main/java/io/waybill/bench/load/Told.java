package io.waybill.bench.load;

import io.waybill.bench.wire.Message;

/**
 * What a source was told of a lead.
 *
 * @param outcome success, failure, error, pending, refused (try again later), or failed (no answer, or another status)
 * @param lead its id; empty where none was told
 */
record Told(String outcome, String lead) {
    static final String REFUSED = "refused";
    static final String FAILED = "failed";
    static final Told NOTHING = new Told(FAILED, "");
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    static Told of(Message answer) {
        int status = answer.status();
        if (status == TOO_MANY || status == UNAVAILABLE) {
            return new Told(REFUSED, "");
        }
        String text = answer.text();
        String outcome = after(text, "\"outcome\":\"");
        return status >= 300 || outcome.isEmpty() ? NOTHING : new Told(outcome, after(text, "\"lead\":{\"id\":\""));
    }

    private static String after(String text, String before) {
        int at = text.indexOf(before);
        int end = at < 0 ? -1 : text.indexOf('"', at + before.length());
        return end < 0 ? "" : text.substring(at + before.length(), end);
    }
}
