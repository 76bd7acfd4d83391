package io.waybill.app.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.waybill.app.answer.Answers;
import io.waybill.app.answer.Refusal;
import io.waybill.app.exchange.TooMuch;
import io.waybill.app.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;

/** Asks what a draft would have made of the leads of the past. */
@Controller("/api/releases/backtest")
@Consumes(MediaType.ALL)
final class BacktestController {
    private static final int LONGEST_QUESTION = 100_000;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int USUAL = 100;

    private final Opening opening;
    private final Backtests backtests;
    private final Answers answers;
    private final Json json;

    BacktestController(Opening opening, Backtests backtests, Answers answers, Json json) {
        this.opening = opening;
        this.backtests = backtests;
        this.answers = answers;
        this.json = json;
    }

    /** With {@code {"flow","draft","from","to"}}; or these in the query, and a home folder as a ZIP file for the draft. */
    @Post
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> start(HttpRequest<?> request) throws InterruptedException {
        var asked = new Asking(request);
        try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
            return asked.isZip()
                    ? start(opening.open(asked.order(), SentFolder.read(body)), asked.waitMillis())
                    : start(opening.open(Asking.order(document(body)), null), asked.waitMillis());
        } catch (TooMuch much) {
            return refuse(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The folder %s, unpacked.".formatted(much.what()));
        } catch (ZipException unusable) {
            return refuse(HttpStatus.BAD_REQUEST, "The folder cannot be unpacked. " + unusable.getMessage());
        } catch (UncheckedIOException notJson) {
            return refuse(
                    HttpStatus.BAD_REQUEST,
                    "The question is no JSON. Maybe {\"flow\":…,\"draft\":…,\"from\":…,\"to\":…}?");
        } catch (IOException gone) {
            return refuse(HttpStatus.BAD_REQUEST, "The question did not arrive whole");
        }
    }

    private JsonNode document(InputStream body) throws IOException {
        return json.read(new String(body.readNBytes(LONGEST_QUESTION), StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> start(Opening.Opened opened, long waitMillis) throws InterruptedException {
        return switch (opened) {
            case Opening.Opened.Refused refused -> answers.error(refused.refusal());
            case Opening.Opened.Broken broken -> broken(broken);
            case Opening.Opened.Ready ready -> started(ready.question(), waitMillis);
        };
    }

    private HttpResponse<byte[]> broken(Opening.Opened.Broken broken) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("error", "The draft cannot be used as it is written");
        shown.put("problems", broken.problems().stream().map(Asking::shown).toList());
        return answers.document(HttpStatus.UNPROCESSABLE_ENTITY, shown);
    }

    private HttpResponse<byte[]> started(Question question, long waitMillis) throws InterruptedException {
        var backtest = backtests.start(question);
        if (backtest == null) {
            return refuse(HttpStatus.TOO_MANY_REQUESTS, "Too many backtests are in line. Maybe cancel some?");
        }
        backtest.await(waitMillis);
        return answers.document(
                backtest.state() == Backtest.State.RUNNING ? HttpStatus.ACCEPTED : HttpStatus.OK, backtest.shown());
    }

    /** How far it is, at once or when it is over. */
    @Get("/{id}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> show(String id, HttpRequest<?> request) throws InterruptedException {
        var backtest = backtests.find(id);
        if (backtest == null) {
            return unknown();
        }
        backtest.await(new Asking(request).waitMillis());
        return answers.document(HttpStatus.OK, backtest.shown());
    }

    @Delete("/{id}")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> cancel(String id) {
        var backtest = backtests.find(id);
        if (backtest == null) {
            return unknown();
        }
        backtest.cancel();
        return answers.document(HttpStatus.OK, backtest.shown());
    }

    /** The leads that come to something else, as far as the backtest is. */
    @Get("/{id}/leads")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<byte[]> leads(String id, HttpRequest<?> request) {
        var backtest = backtests.find(id);
        if (backtest == null) {
            return unknown();
        }
        int offset = request.getParameters().get("offset", Integer.class, 0);
        int limit = request.getParameters().get("limit", Integer.class, USUAL);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("listed", backtest.changes().size());
        shown.put("offset", Math.max(0, offset));
        shown.put("leads", backtest.changes().list(Math.max(0, offset), Math.clamp(limit, 0, MOST_AT_ONCE)));
        return answers.document(HttpStatus.OK, shown);
    }

    private HttpResponse<byte[]> unknown() {
        return refuse(
                HttpStatus.NOT_FOUND,
                "There is no backtest of this id here. Maybe it was forgotten: the last 20 are kept");
    }

    private HttpResponse<byte[]> refuse(HttpStatus status, String reason) {
        return answers.error(new Refusal(status, reason));
    }
}
