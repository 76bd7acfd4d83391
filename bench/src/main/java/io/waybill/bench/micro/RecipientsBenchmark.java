package io.waybill.bench.micro;

import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.fact.Facts;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A round of rules where there are many recipients, of which the rows name two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class RecipientsBenchmark {
    private static final int LEADS = 256;

    private static final int ROWS = 1_000;

    /** How many there are. */
    @Param({"2", "10", "1000"})
    public int recipients;

    private @Nullable RuleSet rules;
    private List<Facts> facts = List.of();
    private int next;

    /** Compiles. */
    @Setup
    public void open() {
        rules = Flow.rules(new SpreadTable(ROWS).csv());
        facts = SomeFacts.of(LEADS, recipients);
    }

    /** Frees what was compiled. */
    @TearDown
    public void close() {
        rules().close();
    }

    private RuleSet rules() {
        return Objects.requireNonNull(rules);
    }

    /** Facts in, decisions and trace out. */
    @Benchmark
    public Evaluation evaluate() {
        return rules().evaluate(facts.get(next++ & LEADS - 1));
    }
}
