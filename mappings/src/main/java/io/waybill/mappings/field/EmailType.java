package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.DomainValidator.ArrayType;
import org.apache.commons.validator.routines.DomainValidator.Item;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * One e-mail address, also with a display name ({@code Ann <ann@x.com>}, {@code ann@x.com (Ann)}) or behind {@code mailto:}.
 * The normal form is lower case; the parts keep their case, {@code host} being the domain without its last label {@code tld}.
 */
final class EmailType implements FieldType {
    /** Display names may be long, addresses not: RFC 5321 ends them at 254. */
    private static final int LONGEST = 1000;

    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern DISPLAY_NAME = Pattern.compile("(?s)[^<>]*<\\s*([^<>]*?)\\s*>");
    private static final Pattern COMMENT = Pattern.compile("\\s*\\([^()]*\\)$");
    private static final Pattern MAILTO = Pattern.compile("(?i)^mailto:");
    private static final Pattern SPACED = Pattern.compile("\\s*([@.])\\s*");

    private final EmailValidator validator = new EmailValidator(false, false, domainValidator());
    private final MailDomains domains;

    EmailType(MailDomains domains) {
        this.domains = domains;
    }

    /** The names that RFC 2606 keeps for examples and tests are no mistakes: whoever writes them means them. */
    private static DomainValidator domainValidator() {
        String[] reserved = {"example", "test"};
        return DomainValidator.getInstance(false, List.of(new Item(ArrayType.GENERIC_PLUS, reserved)));
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of(
                "user", "text",
                "domain", "text",
                "host", "text",
                "tld", "text",
                "is_free", "boolean",
                "is_disposable", "boolean");
    }

    @Override
    public FieldValue parse(String raw) {
        String folded = RawText.folded(raw, LONGEST);
        boolean oneLine = RawText.trimmed(raw).chars().noneMatch(c -> c < ' ' && c != '\t');
        String address = folded != null && oneLine ? address(folded) : null;
        if (address == null || address.length() > LONGEST_ADDRESS || !validator.isValid(address)) {
            return FieldValue.invalid(name(), raw);
        }
        int at = address.lastIndexOf('@');
        return FieldValue.text(
                name(),
                raw,
                address.toLowerCase(Locale.ROOT),
                parts(address.substring(0, at), address.substring(at + 1)));
    }

    /** Spaces beside dots and the at sign come from phones that end a sentence for their owner. */
    private static String address(String text) {
        if (isBare(text)) {
            return text;
        }
        Matcher named = DISPLAY_NAME.matcher(text);
        String bare = COMMENT.matcher(named.matches() ? named.group(1) : text).replaceFirst("");
        String address = MAILTO.matcher(bare).replaceFirst("");
        return address.indexOf('"') >= 0 ? address : SPACED.matcher(address).replaceAll("$1");
    }

    /** Nothing around it and nothing in it that would have to go, as in nearly every one. */
    private static boolean isBare(String text) {
        return text.chars().noneMatch(c -> c == ' ' || c == '<' || c == ')' || c == ':');
    }

    private Map<String, Object> parts(String user, String domain) {
        int last = domain.startsWith("[") ? -1 : domain.lastIndexOf('.');
        return new Parts()
                .with("user", user)
                .with("domain", domain)
                .with("host", last < 0 ? domain : domain.substring(0, last))
                .with("tld", last < 0 ? null : domain.substring(last + 1))
                .with("is_free", domains.isFree(domain))
                .with("is_disposable", domains.isDisposable(domain))
                .all();
    }
}
