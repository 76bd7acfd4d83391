package io.waybill.mappings.terms;

import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;

/** The maps below a key, one alone or a list of them. */
final class Maps {
    private Maps() {}

    /** @param sample what would be right where there is something else */
    static List<Keys> list(Keys keys, String key, String sample) {
        List<Keys> maps = new ArrayList<>();
        for (YamlValue value : keys.list(key)) {
            if (value instanceof YamlValue.Section section) {
                maps.add(new Keys(section, keys.loading()));
            } else {
                keys.loading()
                        .problems()
                        .add(value.place(), value.cell(), "This is %s, not a map. %s".formatted(value.shape(), sample));
            }
        }
        return maps;
    }
}
