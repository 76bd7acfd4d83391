package io.waybill.mappings.response;

import com.google.re2j.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names with dots ({@code AddLeadResult.items.0.id}) that lead into the body of a SOAP envelope, as a client sees it that has unpacked the answer: namespaces
 * do not matter, positions count from 0.
 */
final class SoapPath {
    private static final Pattern NAMES = Pattern.compile("[A-Za-z_][\\w-]*(\\.[\\w-]+)*");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,6}");
    private static final String BODY = "/*[local-name()='Envelope']/*[local-name()='Body']/";

    private SoapPath() {}

    /** The path in XPath's words; null when it is something else than names with dots. It finds nothing outside an envelope. */
    static @Nullable CompiledXPath find(String path) {
        if (!NAMES.matcher(path).matches()) {
            return null;
        }
        StringBuilder steps = new StringBuilder(BODY);
        for (String name : List.of(path.split("\\.", -1))) {
            steps.append(
                    POSITION.matcher(name).matches()
                            ? "[%d]".formatted(Integer.parseInt(name) + 1)
                            : "/*[local-name()='%s']".formatted(name));
        }
        return CompiledXPath.find(steps + "/text()");
    }
}
