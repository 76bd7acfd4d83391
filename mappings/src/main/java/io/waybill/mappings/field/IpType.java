package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An IP address of either version, also out of a URL, with a port or a network length; these are dropped. */
final class IpType implements FieldType {
    private static final int LONGEST = 100;
    private static final Pattern SURROUNDED = Pattern.compile(
            "(?i)(?:https?://)?(?:\\[([^\\[\\]/]*)\\](?::\\d*)?|(\\d[\\d.]*):\\d+|([^\\[\\]/]*))(?:/.*)?");

    /** Neither octal nor hexadecimal nor shortened forms: one address must not read as another elsewhere. */
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowWildcardedSeparator(false)
            .allow_inet_aton(false)
            .getIPv4AddressParametersBuilder()
            .allowBinary(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .allowBinary(false)
            .getParentBuilder()
            .setRangeOptions(RangeParameters.NO_RANGE)
            .toParams();

    @Override
    public String name() {
        return "ip";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("is_ipv4", "boolean", "ipv6_format", "text");
    }

    @Override
    public FieldValue parse(String raw) {
        String folded = RawText.folded(raw, LONGEST);
        IPAddress address = folded == null ? null : find(folded.replace(" ", ""));
        if (address == null) {
            return FieldValue.invalid(name(), raw);
        }
        IPAddress wide = address.isIPv4() ? address.toIPv4().getIPv4MappedAddress() : address;
        Parts parts = new Parts().with("is_ipv4", address.isIPv4()).with("ipv6_format", wide.toCanonicalString());
        return FieldValue.text(name(), raw, address.toCanonicalString(), parts.all());
    }

    private static @Nullable IPAddress find(String text) {
        Matcher surrounded = SURROUNDED.matcher(text);
        if (!surrounded.matches()) {
            return null;
        }
        String address = text;
        for (int group = 1; group <= surrounded.groupCount(); group++) {
            address = surrounded.group(group) == null ? address : surrounded.group(group);
        }
        return new IPAddressString(address, STRICT).getAddress();
    }
}
