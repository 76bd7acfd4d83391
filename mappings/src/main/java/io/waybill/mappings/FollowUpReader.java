package io.waybill.mappings;

import io.waybill.mappings.request.ExchangeReader;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code then:} of a recipient: exchanges in order, each written out or by {@code uses:}. */
final class FollowUpReader {
    private static final String HEADER = "X-Idempotency-Key";

    private FollowUpReader() {}

    static List<FollowUp> read(String recipient, Keys keys) {
        List<FollowUp> followUps = new ArrayList<>();
        for (Keys each : keys.maps("then", "{ uses: hubspot.add-to-list }")) {
            YamlValue.Section whole = new Integrations(keys.loading()).under(each.section());
            if (whole != null) {
                followUps.add(followUp(recipient + "/" + (followUps.size() + 1), new Keys(whole, keys.loading())));
            }
        }
        return followUps;
    }

    private static FollowUp followUp(String id, Keys keys) {
        FollowUp followUp =
                new FollowUp(id, ExchangeReader.read(keys, HEADER), Settings.flag(keys, "idempotent", false));
        keys.findText("uses");
        keys.findText("name");
        keys.findText("kind");
        keys.refuseOthers();
        return followUp;
    }
}
