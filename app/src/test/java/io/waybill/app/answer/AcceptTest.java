package io.waybill.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            -                                                                     | JSON
            ''                                                                    | JSON
            */*                                                                   | JSON
            *                                                                     | JSON
            application/*                                                         | JSON
            text/*                                                                | TEXT_XML
            application/json                                                      | JSON
            Application/JSON; charset=utf-8                                       | JSON
            application/xml                                                       | XML
            text/xml                                                              | TEXT_XML
            application/xml, application/json                                     | JSON
            application/xml, */*                                                  | XML
            application/json;q=0.5, application/xml;q=0.6                         | XML
            application/json;q=0, */*                                             | XML
            text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8       | XML
            text/html, text/plain                                                 | -
            application/json;q=0                                                  | -
            garbage                                                               | -
            ;;;,,,                                                                | -
            */*;q=lots                                                            | JSON
            """)
    void theBestFormatIsTheMostWantedThenTheMostExactlyNamedThenJson(
            @Nullable String header, @Nullable AnswerFormat best) {
        HttpRequest<?> request =
                header == null ? HttpRequest.GET("/") : HttpRequest.GET("/").header("Accept", header);
        assertThat(Accept.of(request.getHeaders()).best()).isEqualTo(best);
    }
}
