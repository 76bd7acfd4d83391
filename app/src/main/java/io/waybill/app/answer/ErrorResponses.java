package io.waybill.app.answer;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is answered when no controller answered: unknown paths, requests that are not HTTP, our own defects. Only the status speaks. */
@Singleton
@Primary
final class ErrorResponses implements ErrorResponseProcessor<byte[]> {
    private final Answers answers;

    ErrorResponses(Answers answers) {
        this.answers = answers;
    }

    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        HttpRequest<?> request = context.getRequest();
        boolean databaseAway =
                context.getRootCause().filter(DatabaseAway::explains).isPresent();
        Refusal refusal = databaseAway ? DatabaseAway.REFUSAL : refusal(request, base);
        // The path is read as text: a request this broken may have no address to take apart.
        return ManagementPath.covers(request.getPath()) ? answers.error(refusal) : answers.refuse(request, refusal);
    }

    private static Refusal refusal(HttpRequest<?> request, MutableHttpResponse<?> base) {
        HttpStatus status = base.status();
        Refusal refusal = new Refusal(status, reason(request, status));
        String allow = base.getHeaders().get(HttpHeaders.ALLOW);
        return allow == null ? refusal : refusal.with(HttpHeaders.ALLOW, allowed(allow));
    }

    /** The methods that do something, in a steady order. */
    private static String allowed(String allow) {
        return Arrays.stream(allow.split(",", -1))
                .map(String::strip)
                .filter(method -> !method.equals("OPTIONS") && !method.equals("HEAD"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String reason(HttpRequest<?> request, HttpStatus status) {
        return switch (status) {
            case METHOD_NOT_ALLOWED -> "The " + request.getMethodName() + " method is not allowed";
            case NOT_FOUND -> "There is nothing at this address";
            case BAD_REQUEST -> "The request cannot be understood";
            case REQUEST_ENTITY_TOO_LARGE -> "The request is too large";
            case INTERNAL_SERVER_ERROR -> "Something went wrong on this side";
            default -> status.getReason();
        };
    }
}
