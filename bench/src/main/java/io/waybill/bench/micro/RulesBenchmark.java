package io.waybill.bench.micro;

import io.waybill.rules.Evaluation;
import io.waybill.rules.RuleSet;
import io.waybill.rules.fact.Facts;
import io.waybill.rules.table.Row;
import io.waybill.rules.table.TableKind;
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

/** A round of rules with a buyers table of many rows, and the table alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class RulesBenchmark {
    private static final int LEADS = 256;

    /** Of the buyers table. */
    @Param({"10", "1000", "10000", "100000"})
    public int rows;

    private final List<Facts> facts = SomeFacts.of(LEADS, 2);
    private final List<SomeFacts.Columns> columns =
            facts.stream().map(SomeFacts.Columns::new).toList();
    private @Nullable RuleSet rules;
    private int next;

    /** Compiles. */
    @Setup
    public void open() {
        rules = Flow.rules(new SpreadTable(rows).csv());
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

    /** Which rows match. */
    @Benchmark
    public List<Row> match() {
        return Objects.requireNonNull(rules().tables().get(TableKind.BUYERS)).matches(columns.get(next++ & LEADS - 1));
    }
}
