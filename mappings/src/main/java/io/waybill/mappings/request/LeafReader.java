package io.waybill.mappings.request;

import com.google.re2j.Matcher;
import io.waybill.mappings.template.Compiled;
import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.template.Leaf;
import io.waybill.mappings.template.SecretText;
import io.waybill.mappings.template.Templates;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Place;
import io.waybill.mappings.yaml.YamlReader;
import io.waybill.mappings.yaml.YamlValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles the templates of one mapping file. A broken one is a problem and reads as empty text. */
final class LeafReader {
    private static final String INTEGRATIONS = "mappings/integrations/";

    private final Loading loading;
    private final Templates templates;
    private final String folder;
    private final Set<String> secrets = new HashSet<>();

    LeafReader(Loading loading, String file) {
        this.loading = loading;
        this.folder = file.substring(0, file.lastIndexOf('/') + 1);
        this.templates = new Templates(loading, folder);
    }

    /** The values of the secrets named in what was read so far. */
    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    PlacedLeaf read(YamlValue.Text text, Escaping escaping) {
        return compile(text.place(), text.text(), text.cell(), escaping);
    }

    /** The template below a key; null when missing. */
    @Nullable
    PlacedLeaf find(Keys keys, String key, Escaping escaping) {
        YamlValue.Text text = keys.findScalar(key);
        return text == null ? null : read(text, escaping);
    }

    /** The templates of a map by name, in the order written. */
    Map<String, PlacedLeaf> readAll(Keys keys, Escaping escaping) {
        Map<String, PlacedLeaf> leaves = new LinkedHashMap<>();
        for (String name : keys.names()) {
            PlacedLeaf leaf = find(keys, name, escaping);
            if (leaf != null) {
                leaves.put(name, leaf);
            }
        }
        return leaves;
    }

    /** A template file named below a key: beside the mapping file, in {@code mappings/templates} or in {@code mappings}; null when missing. */
    @Nullable
    PlacedLeaf findFile(Keys keys, Escaping escaping) {
        YamlValue.Text name = keys.findScalar("template");
        if (name == null) {
            return null;
        }
        List<String> paths = Stream.of(folder, "mappings/templates/", "mappings/")
                .map(place -> place + name.text())
                .filter(loading.files()::containsKey)
                .toList();
        if (paths.isEmpty()) {
            keys.problem(
                    "template", "There is no file (%s%s). Maybe its name is misspelt.".formatted(folder, name.text()));
            return null;
        }
        Place place = new Place(paths.getFirst(), 1, "");
        String text = YamlReader.decode(
                place, loading.files().getOrDefault(paths.getFirst(), new byte[0]), loading.problems());
        return text == null ? null : compile(place, text, "", escaping);
    }

    private PlacedLeaf compile(Place place, String text, String cell, Escaping escaping) {
        noteSecrets(text);
        Templates fitting = place.file().startsWith(INTEGRATIONS) ? templates.withAnyField() : templates;
        return switch (fitting.compile(SecretText.of(text, place, loading), escaping)) {
            case Compiled.Ready(Leaf leaf) -> new PlacedLeaf(place, leaf);
            case Compiled.Broken(int line, String wrong) -> {
                loading.problems().add(place.plus(line - 1), cell, wrong);
                yield new PlacedLeaf(place, new Leaf.Constant(List.of(), false));
            }
        };
    }

    private void noteSecrets(String text) {
        Matcher found = Loading.SECRET.matcher(text);
        while (found.find()) {
            String value = loading.secrets().find(found.group(1));
            if (value != null) {
                secrets.add(value);
            }
        }
    }
}
