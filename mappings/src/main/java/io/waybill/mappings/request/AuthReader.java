package io.waybill.mappings.request;

import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.yaml.Keys;
import io.waybill.mappings.yaml.Settings;
import io.waybill.mappings.yaml.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code auth:} of a recipient or enhancement. */
final class AuthReader {
    private static final List<String> GRANTS = List.of("client_credentials", "refresh_token", "password");
    private static final List<String> PARAMETERS =
            List.of("client_id", "client_secret", "scope", "audience", "refresh_token", "username", "password");

    private final Keys keys;
    private final LeafReader leaves;

    private AuthReader(Keys keys, LeafReader leaves) {
        this.keys = keys;
        this.leaves = leaves;
    }

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
        List<Auth> found = new AuthReader(keys, leaves).all();
        if (found.size() > 1) {
            exchange.problem("auth", "Only one of bearer, basic, header, query, oauth2, wsse, key can be there.");
        }
        return found.isEmpty() ? new Auth.None() : found.getFirst();
    }

    private List<Auth> all() {
        List<Auth> found = new ArrayList<>();
        add(found, bearer());
        add(found, basic());
        Keys headers = keys.findKeys("header");
        add(found, headers == null ? null : new Auth.Headers(HeaderReader.read(headers, leaves)));
        Keys query = keys.findKeys("query");
        add(found, query == null ? null : new Auth.Query(leaves.readAll(query, Escaping.NONE)));
        add(found, oauth2());
        add(found, wsse());
        add(found, key());
        keys.refuseOthers();
        return found;
    }

    private static void add(List<Auth> found, @Nullable Auth auth) {
        if (auth != null) {
            found.add(auth);
        }
    }

    private @Nullable Auth bearer() {
        PlacedLeaf token = leaves.find(keys, "bearer", Escaping.NONE);
        return token == null ? null : new Auth.Bearer(token);
    }

    private @Nullable Auth basic() {
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

    private @Nullable Auth wsse() {
        Keys wsse = keys.findKeys("wsse");
        if (wsse == null) {
            return null;
        }
        PlacedLeaf username = leaves.find(wsse, "username", Escaping.NONE);
        PlacedLeaf password = leaves.find(wsse, "password", Escaping.NONE);
        String type = Settings.oneOf(wsse, "type", "text", List.of("text", "digest"));
        wsse.refuseOthers();
        if (username == null || password == null) {
            keys.problem("wsse", "Both username and password are needed.");
            return null;
        }
        return new Auth.Wsse(username, password, type.equals("digest"));
    }

    private @Nullable Auth key() {
        Keys key = keys.findKeys("key");
        if (key == null) {
            return null;
        }
        PlacedLeaf username = leaves.find(key, "username", Escaping.NONE);
        PlacedLeaf privateKey = leaves.find(key, "private_key", Escaping.NONE);
        PlacedLeaf passphrase = leaves.find(key, "passphrase", Escaping.NONE);
        key.refuseOthers();
        if (username == null || privateKey == null) {
            keys.problem("key", "Both username and private_key are needed.");
            return null;
        }
        return new Auth.Key(username, privateKey, passphrase == null ? PlacedLeaf.empty(key.place()) : passphrase);
    }

    private @Nullable Auth oauth2() {
        Keys oauth2 = keys.findKeys("oauth2");
        if (oauth2 == null) {
            return null;
        }
        boolean refresh = oauth2.find("refresh_token") != null;
        String grant = Settings.oneOf(oauth2, "grant", refresh ? "refresh_token" : "client_credentials", GRANTS);
        boolean header = Settings.oneOf(oauth2, "client_auth", "body", List.of("basic", "body"))
                .equals("basic");
        PlacedLeaf url = leaves.find(oauth2, "token_url", Escaping.URL);
        Map<String, PlacedLeaf> parameters = new LinkedHashMap<>();
        for (String name : PARAMETERS) {
            PlacedLeaf leaf = leaves.find(oauth2, name, Escaping.NONE);
            if (leaf != null) {
                parameters.put(name, leaf);
            }
        }
        oauth2.refuseOthers();
        demand(oauth2, grant, parameters);
        if (url == null) {
            oauth2.problem("token_url", "(token_url) is missing.");
            return null;
        }
        return new Auth.OAuth2(new OAuth2Settings(url, grant, header, parameters));
    }

    private static void demand(Keys oauth2, String grant, Map<String, PlacedLeaf> parameters) {
        List<String> needed = switch (grant) {
            case "refresh_token" -> List.of("client_id", "refresh_token");
            case "password" -> List.of("username", "password");
            default -> List.of("client_id", "client_secret");
        };
        for (String name : needed) {
            if (!parameters.containsKey(name)) {
                oauth2.problem(name, "(%s) is missing.".formatted(name));
            }
        }
    }
}
