package io.waybill.app.docs;

import io.waybill.app.intake.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What comes back, and what else the address can do. */
record AnswerHelp(Entry entry, String base) {
    List<Block> blocks() {
        List<Block> page = new ArrayList<>();
        page.add(new Block.Heading(2, "Answers"));
        page.add(new Block.Table(List.of("Status", "Body", "Meaning"), answers()));
        page.add(new Block.Text(
                "Answers are JSON, or XML as `<result>` where `Accept` prefers it. `price` is what you are paid, in dollars. With `redir_url` the answer is"
                        + " `303` to that address, with the same body. `?wait=0` answers at once, `?wait=20` within 20 seconds; without it within "
                        + entry.flow().rules().flow().answerWithin().toSeconds() + " seconds."));
        page.add(new Block.Heading(2, "Refusals"));
        page.add(new Block.Table(List.of("Status", "Meaning"), refusals()));
        page.addAll(repeats());
        page.addAll(limits());
        page.addAll(ping());
        return page;
    }

    private static List<List<String>> answers() {
        return List.of(
                List.of(
                        "201",
                        "`{\"outcome\":\"success\",\"lead\":{\"id\":\"…\"},\"price\":12.50}`",
                        "The lead was taken."),
                List.of(
                        "201",
                        "`{\"outcome\":\"failure\",\"reason\":\"…\",\"lead\":{\"id\":\"…\"},\"price\":0}`",
                        "The lead was not taken, for the reason given. Sending it again does not help."),
                List.of(
                        "201",
                        "`{\"outcome\":\"error\",\"reason\":\"…\",\"lead\":{\"id\":\"…\"},\"price\":0}`",
                        "The lead could not be processed."),
                List.of(
                        "202",
                        "`{\"outcome\":\"pending\",\"lead\":{\"id\":\"…\"},\"status_url\":\"…\",\"price\":0}`",
                        "The lead is stored and goes on. `GET` the `status_url` to learn what became of it."));
    }

    private static List<List<String>> refusals() {
        return List.of(
                List.of(
                        "400",
                        "The body, the query string, `redir_url` or a header cannot be read; the text says which."),
                List.of("401", "The authentication is missing or wrong."),
                List.of("404", "There is no such address."),
                List.of("405", "Only `GET` and `POST` are answered."),
                List.of("406", "The `Content-Type` is not one of those above, or `Accept` allows no format."),
                List.of("413", "The body is larger than 1 MB, or a batch has more than 1,000 leads."),
                List.of("415", "A body came without `Content-Type`."),
                List.of("422", "The `Idempotency-Key` was used for another lead."),
                List.of("429", "Too many leads at once. Send it again after as many seconds as `Retry-After` says."),
                List.of(
                        "503",
                        "The lead could not be stored, or too many come in at once. Send it again after as many seconds as `Retry-After` says."));
    }

    private static List<Block> repeats() {
        return List.of(
                new Block.Heading(2, "Sending again"),
                new Block.Text(
                        "Give each lead a header `Idempotency-Key` of your choice, up to 255 characters. The same lead sent again with the same key, within a day,"
                                + " is answered as the first time and counts once: after a lost connection or a `503`, simply repeat it."),
                new Block.Heading(2, "Several leads at once"),
                new Block.Text(
                        "A JSON array of up to 1,000 objects is a batch. The answer has a result for each, in their order:"
                                + " `{\"outcome\":\"success\",\"results\":[…]}`; `207` when some were not taken, whose result says why."));
    }

    private List<Block> limits() {
        Map<String, Double> limits = new TreeMap<>(entry.source().limits());
        if (limits.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        limits.forEach((door, perSecond) -> rows.add(List.of(
                switch (door) {
                    case "submit" -> "Leads";
                    case "ping" -> "Pings";
                    default -> "Leads from one address";
                },
                rate(perSecond),
                "%.0f".formatted(entry.source().burst(door)))));
        return List.of(new Block.Heading(2, "Limits"), new Block.Table(List.of("What", "How many", "At once"), rows));
    }

    private static String rate(double perSecond) {
        if (perSecond >= 1) {
            return "%.0f a second".formatted(perSecond);
        }
        return perSecond * 60 >= 1
                ? "%.0f a minute".formatted(perSecond * 60)
                : "%.0f an hour".formatted(perSecond * 3600);
    }

    /** Where nobody bids there is nothing to ask. */
    private List<Block> ping() {
        boolean bids =
                entry.flow().mappings().recipients().values().stream().anyMatch(recipient -> recipient.ping() != null);
        return bids
                ? List.of(
                        new Block.Heading(2, "Asking for a price first"),
                        new Block.Text(
                                "`POST` what you know of the lead, in the same way and under the same names, to"),
                        new Block.Code("text", base + "/ping"),
                        new Block.Text(
                                "The answer is `200` with `{\"outcome\":\"success\",\"price\":38.00,\"ping\":{\"id\":\"…\"},\"expires_at\":\"…\"}`, or"
                                        + " `{\"outcome\":\"failure\",\"reason\":\"no bid\",\"price\":0}`. Send the lead before it expires, with the id as the"
                                        + " field `ping_id`, and you are paid that price if it is taken."))
                : List.of();
    }
}
