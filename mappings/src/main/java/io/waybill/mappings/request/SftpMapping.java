package io.waybill.mappings.request;

import io.waybill.mappings.response.Answer;
import io.waybill.mappings.response.Reading;
import io.waybill.mappings.response.ResponseMapping;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivery that lays down a file over SFTP. Immutable, safe for use by many threads. */
public final class SftpMapping implements ExchangeMapping {
    private final Place place;
    private final Content content;
    private final ResponseMapping response;
    private final HttpMapping.Delivery delivery;

    SftpMapping(Place place, Content content, ResponseMapping response, HttpMapping.Delivery delivery) {
        this.place = place;
        this.content = content;
        this.response = response;
        this.delivery = delivery;
    }

    /** Where the file goes, who lays it down, and what the server's key must be. */
    record Place(PlacedLeaf url, Auth auth, String hostKey) {}

    @Override
    public Rendered render(TemplateData data, @Nullable String address) {
        String body = content.body(data, Secrecy.SHOWN, null);
        byte[] bytes = content.bytes(body == null ? "" : body);
        Map<String, String> headers = Map.of("Content-Type", content.contentType());
        String shownBody = content.holdsSecret() ? content.body(data, Secrecy.MASKED, null) : body;
        if (address != null && !SftpReader.isSftp(address)) {
            var masked = new Rendered.Masked(Sensitive.maskUri(address), headers, shownBody);
            return new Rendered("POST", Pretended.uri(address), headers, bytes, masked, Way.WEB, delivery.secrets());
        }
        String url = address == null ? place.url().text(data, Secrecy.SHOWN) : address;
        String shown = address == null ? place.url().text(data, Secrecy.MASKED) : address;
        return new Rendered(
                "PUT",
                uri(url.strip()),
                headers,
                bytes,
                new Rendered.Masked(Sensitive.maskUri(shown.strip()), headers, shownBody),
                new Way.Sftp(login(data)),
                delivery.secrets());
    }

    @Override
    public Reading read(Answer answer) {
        return Pretended.withReason(response.read(answer));
    }

    @Override
    public Duration timeout() {
        return delivery.timeout();
    }

    @Override
    public @Nullable Object values(TemplateData data) {
        return content.values(data);
    }

    private SftpLogin login(TemplateData data) {
        return switch (place.auth()) {
            case Auth.Basic(var username, var password) ->
                new SftpLogin(
                        username.text(data, Secrecy.SHOWN),
                        password.text(data, Secrecy.SHOWN),
                        null,
                        null,
                        place.hostKey());
            case Auth.Key(var username, var key, var passphrase) ->
                new SftpLogin(
                        username.text(data, Secrecy.SHOWN),
                        null,
                        key.text(data, Secrecy.SHOWN),
                        passphrase.text(data, Secrecy.SHOWN),
                        place.hostKey());
            case Auth.None none -> throw noLogin();
            case Auth.Bearer bearer -> throw noLogin();
            case Auth.Headers headers -> throw noLogin();
            case Auth.Query query -> throw noLogin();
            case Auth.OAuth2 oauth2 -> throw noLogin();
            case Auth.Wsse wsse -> throw noLogin();
        };
    }

    private static RenderFailed noLogin() {
        return new RenderFailed("No user for the file server is given. Maybe auth: { basic: … }.");
    }

    /** The path's steps are the author's alone: a value can neither begin another nor lead back. */
    private URI uri(String url) {
        try {
            URI uri = new URI(url);
            boolean usable = uri.getHost() != null
                    && uri.getPath().length() > 1
                    && !uri.getPath().endsWith("/");
            if (usable && FilePath.find(uri) != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new RenderFailed(noAddress());
        }
        throw new RenderFailed(noAddress());
    }

    private String noAddress() {
        return "The address at (%s) is not valid for this lead. Maybe a value in it is missing."
                .formatted(place.url().place());
    }
}
