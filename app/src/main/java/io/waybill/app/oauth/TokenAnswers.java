package io.waybill.app.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.exchange.Exchanged;
import io.waybill.app.json.Json;
import io.waybill.mappings.response.Answer;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what token endpoints answer. */
@Singleton
final class TokenAnswers {
    /** Where the answer does not say how long the token lasts; one that ends sooner is renewed when it is refused. */
    private static final Duration USUAL = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration EARLIER = Duration.ofSeconds(60);
    /** What an endpoint may say of the reason; anything else could be somebody's data. */
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

    private final Json json;
    private final Clock clock;

    TokenAnswers(Json json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    Fetched read(Exchanged exchanged) {
        return switch (exchanged) {
            case Exchanged.Answered answered -> read(answered.answer());
            case Exchanged.NotSent not -> new Fetched.Refused(not.fault(), "token endpoint: " + not.detail());
            case Exchanged.NoAnswer none ->
                new Fetched.Refused(
                        none.fault().equals("timeout") ? "timeout" : "connection", "token endpoint: " + none.detail());
        };
    }

    /** A refresh token that takes the place of the one used; null when there is none. */
    @Nullable
    String findRefreshToken(Exchanged exchanged) {
        return exchanged instanceof Exchanged.Answered answered
                        && answered.answer().status() == 200
                ? text(body(answered.answer()), "refresh_token")
                : null;
    }

    private Fetched read(Answer answer) {
        var body = body(answer);
        var token = text(body, "access_token");
        if (answer.status() == 200 && token != null && isToken(token)) {
            return new Fetched.Token(
                    token, text(body, "instance_url"), clock.instant().plus(lasts(body)));
        }
        var error = text(body, "error");
        var said = error != null && ERROR.matcher(error).matches() ? ": " + error : "";
        var detail = "token endpoint answered " + answer.status() + said;
        return switch (answer.status()) {
            case 408, 429 -> new Fetched.Refused("connection", detail);
            case 200 -> new Fetched.Refused("auth_failed", detail + " without access_token");
            default -> new Fetched.Refused(answer.status() < 500 ? "auth_failed" : "connection", detail);
        };
    }

    /** A header can carry it. */
    private static boolean isToken(String text) {
        return text.chars().allMatch(sign -> sign > ' ' && sign < 0x7f);
    }

    /** Shortly before its end it is no longer used; a short-lived one for nine tenths of its time. */
    private static Duration lasts(@Nullable JsonNode body) {
        var seconds = text(body, "expires_in");
        if (seconds == null || !seconds.matches("[0-9]{1,9}(\\.0+)?")) {
            return USUAL;
        }
        var whole = Duration.ofSeconds((long) Double.parseDouble(seconds));
        var lasts = whole.compareTo(LONGEST) < 0 ? whole : LONGEST;
        var earlier = lasts.dividedBy(10);
        return lasts.minus(earlier.compareTo(EARLIER) < 0 ? earlier : EARLIER);
    }

    private @Nullable JsonNode body(Answer answer) {
        try {
            return json.read(new String(answer.body(), StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable JsonNode body, String name) {
        var value = body == null ? null : body.get(name);
        return value == null || value.isNull() || !value.isValueNode() ? null : value.asText();
    }
}
