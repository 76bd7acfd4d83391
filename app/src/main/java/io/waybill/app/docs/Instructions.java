package io.waybill.app.docs;

import io.waybill.app.intake.Entry;
import io.waybill.app.json.Json;
import io.waybill.mappings.source.SourceMapping;
import io.waybill.mappings.source.SourceMapping.Auth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that whoever sends leads as this source needs to know.
 *
 * @param base the source's address without the door
 */
record Instructions(Entry entry, String base, Json json) {
    String title() {
        return "Sending leads to %s as %s"
                .formatted(
                        Block.plain(entry.flow().rules().flow().name()),
                        Block.plain(entry.source().name()));
    }

    List<Block> blocks() {
        List<Posted> fields = Posted.of(entry);
        List<Block> page = new ArrayList<>();
        page.add(new Block.Heading(1, title()));
        page.addAll(address());
        page.addAll(proof());
        page.add(new Block.Heading(2, "Fields"));
        page.add(fieldTable(fields));
        page.addAll(fieldNotes());
        page.add(new Block.Heading(2, "Samples"));
        page.addAll(new Samples(base + "/submit", entry.source().auth(), Posted.sample(fields), json).blocks());
        page.addAll(new AnswerHelp(entry, base).blocks());
        return page;
    }

    private List<Block> address() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Text("`POST` each lead to"));
        blocks.add(new Block.Code("text", base + "/submit"));
        blocks.add(new Block.Text(
                "The body is JSON, a form or XML, named by its `Content-Type`: `application/json`, `application/x-www-form-urlencoded`,"
                        + " `application/xml` or `text/xml`. Fields may also stand in the query string, where they win over the body; `GET` takes"
                        + " them from there alone."));
        blocks.add(new Block.Text(
                entry.test()
                        ? "Every lead sent here is a test lead: nobody is paid for it."
                        : "Leads sent here are real: so are the samples below, if you send them."));
        return blocks;
    }

    private List<Block> proof() {
        String how = switch (entry.source().auth()) {
            case Auth.None() -> "None is needed.";
            case Auth.ApiKey _ ->
                "Send your key as the header `X-API-Key: YOUR_API_KEY`, or with HTTP Basic as the user `API` with the key as password.";
            case Auth.Basic _ -> "Send your user name and password with HTTP Basic.";
            case Auth.Bearer _ -> "Send your token as the header `Authorization: Bearer YOUR_TOKEN`.";
        };
        return List.of(new Block.Heading(2, "Authentication"), new Block.Text(how));
    }

    private Block fieldTable(List<Posted> fields) {
        Map<String, String> defaults = entry.source().defaults();
        List<List<String>> rows = fields.stream()
                .map(posted -> List.of(
                        String.join(
                                " or ", posted.names().stream().map(Block::code).toList()),
                        Block.code(posted.field().type()),
                        posted.field().required()
                                        && !defaults.containsKey(posted.field().name())
                                ? "yes"
                                : "no",
                        accepted(posted, defaults.get(posted.field().name())),
                        Block.code(posted.example())))
                .toList();
        return new Block.Table(List.of("Name", "Type", "Required", "Accepted", "Example"), rows);
    }

    private static String accepted(Posted posted, @Nullable String otherwise) {
        String accepted = TypeHelp.of(posted.field().type()).accepted();
        return otherwise == null ? accepted : accepted + ". When missing: " + Block.code(otherwise);
    }

    private List<Block> fieldNotes() {
        List<Block> notes = new ArrayList<>();
        notes.add(new Block.Text(
                "Names nest with dots: `a.b` is also `{\"a\": {\"b\": …}}` in JSON. Fields that are not listed are passed over. A lead without a valid value"
                        + " in a required field is answered with `\"outcome\":\"failure\"`."));
        SourceMapping source = entry.source();
        List<List<String>> values = new ArrayList<>();
        new TreeMap<>(source.values())
                .forEach((field, words) -> new TreeMap<>(words)
                        .forEach((theirs, ours) ->
                                values.add(List.of(Block.code(field), Block.code(theirs), Block.code(ours)))));
        if (!values.isEmpty()) {
            notes.add(new Block.Text("These values are translated:"));
            notes.add(new Block.Table(List.of("Field", "Sent", "Understood as"), values));
        }
        return notes;
    }
}
