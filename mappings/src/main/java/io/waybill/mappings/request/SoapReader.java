package io.waybill.mappings.request;

import com.google.re2j.Pattern;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code soap:}. */
final class SoapReader {
    private static final Pattern NAME = Pattern.compile("[\\pL_][\\pL\\pN_.-]*(:[\\pL_][\\pL\\pN_.-]*)?");
    private static final Pattern NOT_QUOTABLE = Pattern.compile("[\"\\\\\\x00-\\x1F]");

    private SoapReader() {}

    static Soap read(Keys exchange, BodyReader bodies, BodyFormat format) {
        Keys keys = exchange.findKeys("soap");
        if (keys == null) {
            return Soap.PLAIN;
        }
        if (format != BodyFormat.SOAP) {
            exchange.problem("soap", "This is for format: soap only.");
        }
        String version = Settings.oneOf(keys, "version", "1.1", List.of("1.1", "1.2"));
        Soap soap = new Soap(
                version.equals("1.1") ? Soap.Version.V1_1 : Soap.Version.V1_2,
                action(keys),
                function(keys),
                keys.findText("namespace"),
                Settings.flag(keys, "qualified", true),
                bodies.findSection(keys, "headers"));
        keys.refuseOthers();
        return soap;
    }

    private static String action(Keys keys) {
        String action = keys.text("action", "");
        if (NOT_QUOTABLE.matcher(action).find()) {
            keys.refuse("action", "cannot stand in a header. Maybe leave out the quotes inside it.");
        }
        return action;
    }

    private static @Nullable String function(Keys keys) {
        String function = keys.findText("function");
        if (function != null && !NAME.matches(function)) {
            keys.refuse("function", "cannot be an XML name. Maybe letters, digits and _ only.");
        }
        return function;
    }
}
