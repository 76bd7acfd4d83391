package io.waybill.mappings.request;

import io.waybill.mappings.response.ResponseReader;
import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.template.Leaf;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a delivery by e-mail: {@code format: email}. */
final class EmailReader {
    private static final List<String> ROLES = List.of("from", "to", "cc", "bcc", "reply_to");
    private static final Set<String> TEXTS = Set.of("text", "html");
    private static final List<String> FILES = List.of("csv", "json", "xml", "text");

    private final Keys keys;
    private final LeafReader leaves;

    EmailReader(Keys keys, LeafReader leaves) {
        this.keys = keys;
        this.leaves = leaves;
    }

    EmailMapping read(Duration timeout) {
        Map<String, List<PlacedLeaf>> people = new LinkedHashMap<>();
        ROLES.forEach(role -> people.put(role, people(role)));
        if (keys.find("to") == null) {
            keys.problem("to", "(to) is missing. Maybe to: leads@example.com.");
        }
        PlacedLeaf subject = leaves.find(keys, "subject", Escaping.NONE);
        PlacedLeaf server = leaves.find(keys, "smtp", Escaping.NONE);
        if (keys.find("url") != null) {
            keys.problem("url", "An e-mail goes to an address. Maybe to: leads@example.com.");
        }
        EmailBody body = body();
        return new EmailMapping(
                new EmailEnvelope(people, subject == null ? PlacedLeaf.empty(keys.place()) : subject, server),
                body,
                ResponseReader.read(keys),
                new HttpMapping.Delivery(timeout, null, false, Masking.of(leaves.secrets())));
    }

    private List<PlacedLeaf> people(String role) {
        List<PlacedLeaf> people = new ArrayList<>();
        for (YamlValue value : keys.list(role)) {
            if (value instanceof YamlValue.Text text) {
                people.add(checked(role, leaves.read(text, Escaping.NONE)));
            } else {
                keys.problem(role, "This is %s, not an address.".formatted(value.shape()));
            }
        }
        return people;
    }

    private PlacedLeaf checked(String role, PlacedLeaf leaf) {
        boolean wrong = leaf.leaf() instanceof Leaf.Constant constant
                && !constant.holdsSecret()
                && Mailbox.split(constant.text(Secrecy.MASKED)).stream().anyMatch(part -> Mailbox.find(part) == null);
        if (wrong) {
            keys.refuse(role, "is not an e-mail address. Maybe ann@example.com or Ann Lee <ann@example.com>.");
        }
        return leaf;
    }

    private EmailBody body() {
        YamlValue body = keys.find("body");
        PlacedLeaf text = null;
        PlacedLeaf html = null;
        Content fields = null;
        if (body instanceof YamlValue.Text written) {
            text = leaves.read(written, Escaping.NONE);
        } else if (body instanceof YamlValue.Section section
                && TEXTS.containsAll(section.entries().keySet())) {
            Keys below = new Keys(section, keys.loading());
            text = leaves.find(below, "text", Escaping.NONE);
            html = leaves.find(below, "html", Escaping.XML);
        } else if (body != null) {
            fields = content(keys, BodyFormat.JSON);
        }
        YamlValue.Text file = keys.findScalar("template");
        if (file != null && file.text().contains(".html")) {
            html = leaves.findFile(keys, Escaping.XML);
        } else if (file != null) {
            text = leaves.findFile(keys, Escaping.NONE);
        }
        return new EmailBody(text, html, fields, files());
    }

    private List<EmailBody.File> files() {
        return keys.maps("attachments", "{ name: lead.csv, format: csv }").stream()
                .map(this::file)
                .toList();
    }

    private EmailBody.File file(Keys file) {
        BodyFormat format = BodyFormat.of(Settings.oneOf(file, "format", "csv", FILES));
        PlacedLeaf name = leaves.find(file, "name", Escaping.NONE);
        if (name == null) {
            file.problem("name", "(name) is missing. Maybe name: lead.csv.");
        }
        boolean own = file.find("body") != null;
        Content content = content(own ? file : keys, format);
        file.refuseOthers();
        return new EmailBody.File(name == null ? PlacedLeaf.empty(file.place()) : name, content);
    }

    private Content content(Keys holder, BodyFormat format) {
        BodyTree tree = new BodyReader(keys.loading(), leaves, format).find(holder, "lead");
        boolean guard = Settings.flag(keys, "formula_guard", true);
        Style style = new Style("lead", false, StandardCharsets.UTF_8, false, guard, Soap.PLAIN);
        return new Content(format, BodyReader.source(holder, tree, null), style);
    }
}
