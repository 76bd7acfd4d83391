package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;

/**
 * The address of a TrustedForm certificate. {@code is_masked} is always false: an id does not tell a masked certificate
 * from a full one, only the service does when the certificate is looked at.
 */
final class TrustedFormUrlType implements FieldType {
    private static final String DOMAIN = "trustedform.com";
    private static final int CASELESS_LENGTH = 40;
    private static final Pattern CERTIFICATE =
            Pattern.compile("/([0-9A-Za-z_-]{40}|[0-9A-Za-z_-]{80}|0\\.[0-9A-Za-z._~%=+-]{1,250})/?");

    @Override
    public String name() {
        return "trustedform_url";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("cert_id", "text", "is_masked", "boolean");
    }

    @Override
    public FieldValue parse(String raw) {
        WebAddress address = WebAddress.find(raw);
        if (address == null || !address.protocol().equals("https") || !isTrustedForm(address)) {
            return FieldValue.invalid(name(), raw);
        }
        Matcher certificate = CERTIFICATE.matcher(address.path());
        if (!certificate.matches()) {
            return FieldValue.invalid(name(), raw);
        }
        String written = certificate.group(1);
        boolean caseless = written.length() == CASELESS_LENGTH && !written.startsWith("0.");
        String id = caseless ? written.toLowerCase(Locale.ROOT) : written;
        Parts parts = new Parts().with("cert_id", id).with("is_masked", false);
        return FieldValue.text(name(), raw, "https://" + address.host() + "/" + id, parts.all());
    }

    /** Neither a port nor a user belongs there: both are ways to lead a claim, with its key, elsewhere. */
    private static boolean isTrustedForm(WebAddress address) {
        boolean host = address.host().equals(DOMAIN) || address.host().endsWith("." + DOMAIN);
        return host && address.user().isEmpty() && address.port() == null;
    }
}
