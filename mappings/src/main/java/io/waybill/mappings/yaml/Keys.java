package io.waybill.mappings.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads one map of a mapping file key by key. Every key asked for counts as known; {@link #refuseOthers()} then reports the rest. A value
 * of the wrong shape is a problem and reads as if it were not there. For one thread.
 */
public final class Keys {
    private final YamlValue.Section section;
    private final Loading loading;
    private final TreeSet<String> known = new TreeSet<>();

    public Keys(YamlValue.Section section, Loading loading) {
        this.section = section;
        this.loading = loading;
    }

    public Place place() {
        return section.place();
    }

    public Loading loading() {
        return loading;
    }

    public YamlValue.Section section() {
        return section;
    }

    /** The value as written; null when the key is missing or holds nothing. */
    public @Nullable YamlValue find(String key) {
        known.add(key);
        YamlValue value = section.entries().get(key);
        return value instanceof YamlValue.Text text && text.isNull() ? null : value;
    }

    /** Whether the key stands there, with a value or without. */
    public boolean has(String key) {
        known.add(key);
        return section.entries().containsKey(key);
    }

    /** A scalar with its secrets filled in; null when missing. */
    public @Nullable String findText(String key) {
        YamlValue.Text text = findScalar(key);
        return text == null ? null : loading.reveal(text.place(), text.text());
    }

    public String text(String key, String otherwise) {
        String text = findText(key);
        return text == null ? otherwise : text;
    }

    /** A scalar as written; null when missing. */
    public YamlValue.@Nullable Text findScalar(String key) {
        YamlValue value = find(key);
        if (value instanceof YamlValue.Text text) {
            return text;
        }
        refuseShape(value, "a text");
        return null;
    }

    /** The map below a key; null when missing. */
    public @Nullable Keys findKeys(String key) {
        YamlValue value = find(key);
        if (value instanceof YamlValue.Section below) {
            return new Keys(below, loading);
        }
        refuseShape(value, "a map");
        return null;
    }

    /** The values below a key; one value alone counts as a list of one. */
    public List<YamlValue> list(String key) {
        YamlValue value = find(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof YamlValue.Items items ? items.values() : List.of(value);
    }

    /**
     * The maps below a key; one map alone counts as a list of one.
     *
     * @param example what such a map looks like, for whoever wrote something else
     */
    public List<Keys> maps(String key, String example) {
        List<Keys> maps = new ArrayList<>();
        for (YamlValue value : list(key)) {
            if (value instanceof YamlValue.Section below) {
                maps.add(new Keys(below, loading));
            } else {
                loading.problems()
                        .add(
                                value.place(),
                                value.cell(),
                                "This is %s, not a map. Maybe %s.".formatted(value.shape(), example));
            }
        }
        return maps;
    }

    /** The texts below a key, their secrets filled in. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlValue value : list(key)) {
            if (value instanceof YamlValue.Text text) {
                texts.add(loading.reveal(text.place(), text.text()));
            } else {
                refuseShape(value, "a text");
            }
        }
        return texts;
    }

    /** The map below a key whose values are all texts, in the order written. */
    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Keys below = findKeys(key);
        if (below != null) {
            for (String name : below.names()) {
                YamlValue.Text text = below.findScalar(name);
                if (text != null) {
                    texts.put(name, loading.reveal(text.place(), text.text()));
                }
            }
        }
        return texts;
    }

    /** The keys as written, in their order. */
    public List<String> names() {
        return List.copyOf(section.entries().keySet());
    }

    /** Reports every key that nobody asked for. */
    public void refuseOthers() {
        section.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                loading.problems()
                        .add(
                                value.place(),
                                key,
                                "There is no key (%s) here. %s".formatted(key, Nearest.maybe(key, known)));
            }
        });
    }

    /** Reports something about a key: at the key's own line when it is there. */
    public void problem(String key, String text) {
        YamlValue value = section.entries().get(key);
        Place place = value == null ? place().below(key, place().line()) : value.place();
        loading.problems().add(place, value == null ? "" : value.cell(), text);
    }

    /** Reports what a key holds: its text as written, so that no secret shows, and what is wrong with it. */
    public void refuse(String key, String what) {
        YamlValue value = section.entries().get(key);
        problem(key, "(%s) %s".formatted(value == null ? "" : value.cell(), what));
    }

    private void refuseShape(@Nullable YamlValue value, String expected) {
        if (value != null) {
            loading.problems()
                    .add(value.place(), value.cell(), "This is %s, not %s.".formatted(value.shape(), expected));
        }
    }
}
