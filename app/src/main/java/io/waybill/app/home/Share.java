package io.waybill.app.home;

import java.util.HexFormat;

/** Into which hundredth of all leads a lead falls: 1 to 100, evenly spread, always the same for the same id. */
final class Share {
    // Other digits than the lead's chance is made of: rules that read that must see both sides of a share alike.
    private static final int FROM = 13;
    private static final int TO = 16;

    private Share() {}

    static int of(String lead) {
        int low = HexFormat.fromHexDigits(lead, FROM, TO);
        int high = HexFormat.fromHexDigits(lead, TO + 1, TO + 4);
        return ((high << 12) | low) % 100 + 1;
    }
}
