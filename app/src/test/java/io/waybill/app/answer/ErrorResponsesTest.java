package io.waybill.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.waybill.app.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class ErrorResponsesTest {
    private final ErrorResponses responses = new ErrorResponses(new Answers(new Json()));

    @Test
    void aDatabaseThatIsAwayIs503HoweverDeepTheFailureIsWrapped() {
        HttpResponse<byte[]> response = failed(new IllegalStateException(
                "secret", new IllegalStateException(new SQLTransientConnectionException("secret"))));
        assertThat(response.code()).isEqualTo(503);
        assertThat(response.getHeaders().get("Retry-After")).isEqualTo("1");
        assertThat(text(response)).isEqualTo("{\"error\":\"The database does not answer\"}");
    }

    @Test
    void aStatementThatIsWrongIsADefect() {
        HttpResponse<byte[]> response = failed(new IllegalStateException(new SQLException("secret")));
        assertThat(response.code()).isEqualTo(500);
        assertThat(text(response)).isEqualTo("{\"error\":\"Something went wrong on this side\"}");
    }

    private HttpResponse<byte[]> failed(Throwable failure) {
        ErrorContext context = ErrorContext.builder(HttpRequest.GET("/api/leads"))
                .cause(failure)
                .errorMessage("Internal Server Error: secret")
                .build();
        return responses.processResponse(context, HttpResponse.serverError());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.getBody().orElseThrow(), StandardCharsets.UTF_8);
    }
}
