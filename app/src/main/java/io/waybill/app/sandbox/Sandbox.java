package io.waybill.app.sandbox;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Plays the scenarios. Holds no thread while it lets a caller wait. */
@Singleton
final class Sandbox {
    private static final int LONGEST_SECONDS = 60;
    private static final int HANG_MINUTES = 10;

    private final Failures failures;

    Sandbox(Failures failures) {
        this.failures = failures;
    }

    CompletableFuture<HttpResponse<?>> play(Scenario scenario, Visit visit) {
        return switch (scenario) {
            case ACCEPT -> now(accepted(visit));
            case REJECT -> now(lead(HttpStatus.OK, "rejected", "Lead does not meet the criteria"));
            case DUPLICATE -> now(lead(HttpStatus.OK, "DUP", "Duplicate lead"));
            case DUPLICATE_409 -> now(lead(HttpStatus.CONFLICT, "duplicate", "Duplicate lead"));
            case INVALID -> now(lead(HttpStatus.BAD_REQUEST, "invalid", "Lead is not valid"));
            case AUTH -> now(lead(HttpStatus.UNAUTHORIZED, "unauthorized", "Credentials are not valid"));
            case FORBIDDEN -> now(lead(HttpStatus.FORBIDDEN, "forbidden", "Access is not allowed"));
            case RATE_LIMITED -> now(rateLimited(visit));
            case ERROR -> now(error(visit));
            case SLOW -> after(visit.number("seconds", 3, LONGEST_SECONDS), accepted(visit));
            case HANG -> Hangup.hang(visit.request(), HANG_MINUTES);
            case GARBAGE -> now(garbage());
            case EMPTY -> now(HttpResponse.ok());
            case RESET -> Hangup.reset(visit.request());
            case BID -> now(HttpResponse.ok(new Reply.Bid(visit.price(), visit.reference("PING-"))));
            case PHONE_CHECK -> now(HttpResponse.ok(phone(visit.field("phone"))));
        };
    }

    private static HttpResponse<?> accepted(Visit visit) {
        return HttpResponse.ok(new Reply.Lead("accepted", visit.reference("SB-"), visit.price(), "Lead accepted"));
    }

    private static MutableHttpResponse<?> lead(HttpStatus status, String word, String message) {
        return HttpResponse.status(status).body(Reply.Lead.of(word, message));
    }

    private static HttpResponse<?> rateLimited(Visit visit) {
        var after = visit.number("after", 2, 999_999);
        return lead(HttpStatus.TOO_MANY_REQUESTS, "rate limited", "Too many requests")
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(after));
    }

    /** With {@code times} it recovers, for those that say which delivery they try again. */
    private HttpResponse<?> error(Visit visit) {
        var times = visit.number("times", Integer.MAX_VALUE, 999_999);
        var delivery = visit.delivery();
        if (times < Integer.MAX_VALUE && delivery != null && !failures.failAgain(delivery, times)) {
            return accepted(visit);
        }
        return lead(HttpStatus.INTERNAL_SERVER_ERROR, "error", "Something went wrong");
    }

    private static HttpResponse<?> garbage() {
        return HttpResponse.ok("<<< {\"status\": accep").contentType(MediaType.TEXT_PLAIN_TYPE);
    }

    private static Reply.Phone phone(String number) {
        var type = number.endsWith("00") ? "voip" : number.endsWith("01") ? "landline" : "mobile";
        return new Reply.Phone(type, true, "Sandbox Mobile");
    }

    private static CompletableFuture<HttpResponse<?>> now(HttpResponse<?> response) {
        return CompletableFuture.completedFuture(response);
    }

    private static CompletableFuture<HttpResponse<?>> after(int seconds, HttpResponse<?> response) {
        return new CompletableFuture<HttpResponse<?>>().completeOnTimeout(response, seconds, TimeUnit.SECONDS);
    }
}
