package io.waybill.mappings.request;

import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code auth:} of a recipient or enhancement. */
final class AuthReader {
    private AuthReader() {}

    static Auth read(Keys exchange, LeafReader leaves) {
        YamlValue value = exchange.find("auth");
        if (value == null
                || (value instanceof YamlValue.Text text && text.text().equals("none"))) {
            return new Auth.None();
        }
        Keys keys = exchange.findKeys("auth");
        if (keys == null) {
            return new Auth.None();
        }
        List<Auth> found = new ArrayList<>();
        add(found, bearer(keys, leaves));
        add(found, basic(keys, leaves));
        Keys headers = keys.findKeys("header");
        add(found, headers == null ? null : new Auth.Headers(HeaderReader.read(headers, leaves)));
        Keys query = keys.findKeys("query");
        add(found, query == null ? null : new Auth.Query(leaves.readAll(query, Escaping.NONE)));
        add(found, oauth2(keys));
        keys.refuseOthers();
        if (found.size() > 1) {
            exchange.problem("auth", "Only one of bearer, basic, header, query, oauth2 can be there.");
        }
        return found.isEmpty() ? new Auth.None() : found.getFirst();
    }

    private static void add(List<Auth> found, @Nullable Auth auth) {
        if (auth != null) {
            found.add(auth);
        }
    }

    private static @Nullable Auth bearer(Keys keys, LeafReader leaves) {
        PlacedLeaf token = leaves.find(keys, "bearer", Escaping.NONE);
        return token == null ? null : new Auth.Bearer(token);
    }

    private static @Nullable Auth basic(Keys keys, LeafReader leaves) {
        Keys basic = keys.findKeys("basic");
        if (basic == null) {
            return null;
        }
        PlacedLeaf username = leaves.find(basic, "username", Escaping.NONE);
        PlacedLeaf password = leaves.find(basic, "password", Escaping.NONE);
        basic.refuseOthers();
        if (username == null || password == null) {
            keys.problem("basic", "Both username and password are needed.");
            return null;
        }
        return new Auth.Basic(username, password);
    }

    private static @Nullable Auth oauth2(Keys keys) {
        Keys oauth2 = keys.findKeys("oauth2");
        if (oauth2 == null) {
            return null;
        }
        for (String key : List.of("token_url", "client_id", "client_secret")) {
            if (oauth2.findText(key) == null) {
                oauth2.problem(key, "(%s) is missing.".formatted(key));
            }
        }
        oauth2.findText("scope");
        oauth2.refuseOthers();
        return new Auth.OAuth2();
    }
}
