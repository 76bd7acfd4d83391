package io.waybill.mappings.batch;

import io.waybill.mappings.request.ManyLeads;
import io.waybill.mappings.response.AnswerParts;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code batch:} of a recipient, and checks that the rest of its file can be said of many leads at once. */
public final class BatchReader {
    private static final int SIZE = 100;
    private static final int LARGEST = 10_000;
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final List<String> FORMATS = List.of("json", "csv", "xml");
    private static final List<String> ALONE = List.of("query", "soap");

    private final Keys recipient;
    private final Keys batch;

    private BatchReader(Keys recipient, Keys batch) {
        this.recipient = recipient;
        this.batch = batch;
    }

    /** How the recipient's deliveries are collected; null when they go one by one. Mistakes are reported. */
    public static @Nullable Batching find(Keys recipient) {
        Keys batch = recipient.findKeys("batch");
        return batch == null ? null : new BatchReader(recipient, batch).read();
    }

    private Batching read() {
        var batching = new Batching(size(), every(), format(), guard(), AnswerParts.find(batch));
        batch.refuseOthers();
        SharedParts.check(recipient);
        checkBody();
        return batching;
    }

    private int size() {
        int size = Settings.count(batch, "size", SIZE);
        if (size > LARGEST) {
            batch.refuse("size", "is more than one batch can hold. Maybe %d.".formatted(LARGEST));
            return SIZE;
        }
        return size;
    }

    private Duration every() {
        Duration every = Settings.duration(batch, "every", EVERY);
        if (every.isZero()) {
            batch.refuse("every", "leaves no time to collect. Maybe 5m.");
        }
        return every;
    }

    private ManyLeads format() {
        String word = Settings.oneOf(batch, "format", usualFormat(), FORMATS);
        return ManyLeads.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As for a single lead: files that people open are guarded unless the author says otherwise. */
    private boolean guard() {
        return Settings.flag(
                recipient, "formula_guard", recipient.text("format", "json").equals("email"));
    }

    private String usualFormat() {
        String single = recipient.text("format", "json");
        if (single.equals("email")) {
            return "csv";
        }
        return FORMATS.contains(single) ? single : "json";
    }

    private void checkBody() {
        String format = recipient.text("format", "json");
        if (ALONE.contains(format)) {
            batch.loading()
                    .problems()
                    .add(
                            batch.place(),
                            "",
                            "Requests of format (%s) are about one lead each. Maybe format: json.".formatted(format));
        }
        boolean attached = recipient.list("attachments").stream()
                .anyMatch(file -> file instanceof YamlValue.Section section
                        && section.entries().get("body") instanceof YamlValue.Section);
        if (!(recipient.find("body") instanceof YamlValue.Section) && !attached) {
            batch.loading()
                    .problems()
                    .add(
                            batch.place(),
                            "",
                            "A batch needs the body as a map, which it writes for every lead. Maybe body: { id: \"{{ lead.id }}\" }.");
        }
    }
}
