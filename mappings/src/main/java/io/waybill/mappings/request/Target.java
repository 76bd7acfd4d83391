package io.waybill.mappings.request;

import io.waybill.mappings.template.Escaping;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a request goes and how it introduces itself. */
record Target(String method, PlacedLeaf url, Map<String, PlacedLeaf> headers, Auth auth) {
    /** The address as text: own or replaced, with more parameters behind it. */
    String address(TemplateData data, @Nullable String replacement, Secrecy secrecy) {
        return (replacement == null ? url.text(data, secrecy) : replacement).strip();
    }

    /** Headers as the author wrote them. Control characters are taken out, so that no value can begin another header. */
    Map<String, String> headers(TemplateData data, Secrecy secrecy) {
        Map<String, String> rendered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, leaf) -> {
            String value = clean(leaf.text(data, secrecy));
            if (!value.isEmpty()) {
                rendered.put(name, value);
            }
        });
        return rendered;
    }

    static String clean(String header) {
        StringBuilder clean = new StringBuilder(header.length());
        header.chars().forEach(c -> clean.append(c < 0x20 || c == 0x7F ? ' ' : (char) c));
        return clean.toString().strip();
    }

    /** Puts parameters behind an address that may have some. */
    static String withQuery(String address, String query) {
        if (query.isEmpty()) {
            return address;
        }
        int hash = address.indexOf('#');
        String base = hash < 0 ? address : address.substring(0, hash);
        String separator = base.indexOf('?') < 0 ? "?" : base.endsWith("?") || base.endsWith("&") ? "" : "&";
        return base + separator + query;
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> Escaping.URL.escape(entry.getKey()) + "=" + Escaping.URL.escape(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * @throws RenderFailed when it is no web address; the address itself stays out of the message, for it may hold lead data
     */
    URI uri(String address) {
        URI uri = find(address);
        if (uri == null) {
            throw new RenderFailed("The address at (%s) is not valid for this lead. Maybe a value in it is missing."
                    .formatted(url.place()));
        }
        return uri;
    }

    /** A web address or a path on this server; null for anything else. */
    static @Nullable URI find(String address) {
        try {
            URI uri = new URI(new URI(address).toASCIIString());
            boolean path = address.startsWith("/") && !address.startsWith("//");
            boolean web = ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null;
            return path || web ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
