package io.waybill.mappings.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.template.Compiled.Ready;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Place;
import io.waybill.mappings.yaml.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles templates that may use two maps and the sample secrets, and renders them for the sample lead. */
final class SampleTemplates {
    private final Map<String, byte[]> files = Map.of(
            "mappings/maps/regions.yaml", "CA: west\nNY: east\n\"*\": middle\n".getBytes(StandardCharsets.UTF_8),
            "mappings/recipients/codes.csv", "ca,06\nny,36\n".getBytes(StandardCharsets.UTF_8));
    private final Loading loading = new Loading(new Problems(), Samples.SECRETS::get, files, Vocabulary.OPEN);
    private final Templates templates = new Templates(loading, "mappings/recipients/");

    /** The template's value for the sample lead. */
    @Nullable
    Object render(String template) {
        return leaf(template).value(Samples.lead(), Secrecy.SHOWN);
    }

    Leaf leaf(String template) {
        return leaf(template, Escaping.NONE);
    }

    Leaf leaf(String template, Escaping escaping) {
        Compiled compiled = compile(template, escaping);
        assertThat(compiled).isInstanceOf(Ready.class);
        return ((Ready) compiled).leaf();
    }

    Compiled compile(String template) {
        return compile(template, Escaping.NONE);
    }

    private Compiled compile(String template, Escaping escaping) {
        return templates.compile(SecretText.of(template, new Place("f", 1, "k"), loading), escaping);
    }
}
