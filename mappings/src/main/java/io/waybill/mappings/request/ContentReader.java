package io.waybill.mappings.request;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads what an exchange carries. */
final class ContentReader {
    /** XML and its readers begin with ASCII; these do not. */
    private static final Set<String> NOT_FOR_BODIES = Set.of("UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32");

    private final Keys keys;
    private final LeafReader leaves;

    ContentReader(Keys keys, LeafReader leaves) {
        this.keys = keys;
        this.leaves = leaves;
    }

    Content read(BodyFormat format) {
        BodyReader bodies = new BodyReader(keys.loading(), leaves, format);
        String root = keys.findText("root");
        Style style = new Style(
                root,
                Settings.flag(keys, "keep_empty", false),
                charset(),
                Settings.flag(keys, "ascii", false),
                Settings.flag(keys, "formula_guard", false),
                SoapReader.read(keys, bodies, format));
        BodyTree tree = bodies.find(keys, root);
        PlacedLeaf file = leaves.findFile(keys, format.escaping());
        return new Content(format, BodyReader.source(keys, tree, file), style);
    }

    private Charset charset() {
        String name = keys.findText("charset");
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(name.strip());
            if (charset.canEncode() && !NOT_FOR_BODIES.contains(charset.name())) {
                return charset;
            }
        } catch (IllegalArgumentException e) {
            keys.refuse("charset", "is not a character set. Maybe utf-8 or iso-8859-1.");
            return StandardCharsets.UTF_8;
        }
        keys.refuse("charset", "cannot carry a body. Maybe utf-8 or iso-8859-1.");
        return StandardCharsets.UTF_8;
    }
}
