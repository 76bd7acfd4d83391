package io.waybill.app.backtest;

import io.micronaut.http.HttpStatus;
import io.waybill.app.answer.Refusal;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.FlowCompiler;
import io.waybill.app.home.HomeProblem;
import io.waybill.app.home.Releases;
import io.waybill.app.release.Compiled;
import io.waybill.app.release.CompiledReleases;
import io.waybill.app.release.ReleaseFiles;
import io.waybill.app.release.StoredFiles;
import io.waybill.app.reports.Span;
import io.waybill.db.past.Period;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds and compiles what a backtest is about. Safe for use by many threads. */
@Singleton
final class Opening {
    private final Releases releases;
    private final ReleaseFiles files;
    private final CompiledReleases compiled;
    private final FlowCompiler compiler;
    private final Clock clock;

    Opening(Releases releases, ReleaseFiles files, CompiledReleases compiled, FlowCompiler compiler, Clock clock) {
        this.releases = releases;
        this.files = files;
        this.compiled = compiled;
        this.compiler = compiler;
        this.clock = clock;
    }

    /** What came of looking. */
    sealed interface Opened {
        /** All is there. */
        record Ready(Question question) implements Opened {}

        /** Something is not. */
        record Refused(Refusal refusal) implements Opened {}

        /** The draft cannot be used as it is written. */
        record Broken(List<HomeProblem> problems) implements Opened {}
    }

    /** @param home files of a home folder that came with the question; null where a stored draft is meant */
    Opened open(Order order, @Nullable SortedMap<String, byte[]> home) {
        var span = Span.of(order.from(), order.to());
        var inForce = releases.find(order.flow());
        if (span.mistake() != null) {
            return refused(HttpStatus.BAD_REQUEST, span.mistake());
        }
        if (inForce == null) {
            return refused(HttpStatus.NOT_FOUND, "There is no flow (%s) in force".formatted(order.flow()));
        }
        var draft = home == null ? files.find(order.flow(), order.draft()) : drafted(order.flow(), home);
        if (draft == null) {
            return refused(HttpStatus.NOT_FOUND, missing(order, home != null));
        }
        Instant from = span.from() == null ? Instant.EPOCH : span.from();
        Instant to = span.to() == null ? clock.instant() : span.to();
        var period = new Period(order.flow(), from, to);
        return switch (compiled.open(draft)) {
            case Compiled.Broken broken -> new Opened.Broken(broken.problems());
            case Compiled.Ready ready ->
                new Opened.Ready(new Question(period, held(inForce), ready.flow(), order.draft()));
        };
    }

    /** What is in force may be replaced, and freed, while the backtest still looks at it: its own copy is not. */
    private ActiveFlow held(ActiveFlow inForce) {
        var stored = files.find(inForce.id(), ReleaseFiles.ACTIVE);
        return stored != null && compiled.open(stored) instanceof Compiled.Ready(var flow, var _) ? flow : inForce;
    }

    /** The flow's files; lists and mappings that the folder does not have at all are those in force. */
    private @Nullable StoredFiles drafted(String flow, SortedMap<String, byte[]> home) {
        var whole = new TreeMap<>(home);
        var active = files.find(flow, ReleaseFiles.ACTIVE);
        if (active != null) {
            for (String shared : List.of("mappings/", "rules/lists/")) {
                if (home.keySet().stream().noneMatch(name -> name.startsWith(shared))) {
                    whole.putAll(active.content().subMap(shared, shared + Character.MAX_VALUE));
                }
            }
        }
        var own = compiler.flows(whole).get(flow);
        return own == null ? null : StoredFiles.of(flow, own);
    }

    private static String missing(Order order, boolean sent) {
        return sent
                ? "The files have no flow (%s). Maybe the folder is no home: it needs rules/flows/%s"
                        .formatted(order.flow(), order.flow())
                : "There is no draft or release (%s) of flow (%s), or several begin so. Maybe a longer prefix?"
                        .formatted(order.draft(), order.flow());
    }

    private static Opened refused(HttpStatus status, String why) {
        return new Opened.Refused(new Refusal(status, why));
    }
}
