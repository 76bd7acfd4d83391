package io.waybill.rules.table;

import static io.waybill.rules.table.Output.advised;
import static io.waybill.rules.table.Output.optional;
import static io.waybill.rules.table.Output.required;

import io.waybill.rules.fact.Price;
import io.waybill.rules.flow.Suggestion;
import io.waybill.rules.table.OutputType.Amount;
import io.waybill.rules.table.OutputType.ClassName;
import io.waybill.rules.table.OutputType.EnhancementId;
import io.waybill.rules.table.OutputType.Factor;
import io.waybill.rules.table.OutputType.Pay;
import io.waybill.rules.table.OutputType.Percent;
import io.waybill.rules.table.OutputType.PriceText;
import io.waybill.rules.table.OutputType.RecipientId;
import io.waybill.rules.table.OutputType.Span;
import io.waybill.rules.table.OutputType.Text;
import io.waybill.rules.table.OutputType.Waits;
import io.waybill.rules.table.OutputType.Whole;
import io.waybill.rules.table.OutputType.Word;
import io.waybill.rules.table.OutputType.YesNo;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of decision tables: what their matching rows mean together, and their output columns.
 *
 * <p>What an empty output cell means: {@code on_failure} park, {@code percent} 100, {@code price} 0.00 (with a warning), {@code tier} 1, {@code order} the
 * row's number, {@code weight} 1, {@code floor} 0.00, {@code strategy} waterfall, {@code opens_after} and {@code timeout} 0s (none),
 * {@code advance} on_reject, {@code sell_to} 1, {@code class} none (the reading stands), {@code retry} 0, {@code backoff} exponential
 * 1s..5m, {@code timeout_factor} 1, {@code then} next, and every yes/no is no.
 */
public enum TableKind {
    /** Leads to turn away. */
    FILTERS(HitPolicy.FIRST, required("reject", new Text())),
    /** Enhancements to call, in the order of the table. */
    ENHANCEMENTS(
            HitPolicy.COLLECT,
            required("enhancement", new EnhancementId()),
            optional("required", new YesNo(), false),
            optional("on_failure", new Word(List.of("reject", "park", "review", "continue")), "park"),
            optional("percent", new Percent(), 100)),
    /** Points to add up. */
    SCORES(HitPolicy.COLLECT, required("points", new Whole(-1_000_000, 1_000_000))),
    /** Recipients that may get the lead. */
    BUYERS(
            HitPolicy.COLLECT,
            required("recipient", new RecipientId()),
            advised("price", new PriceText(), new Price.Fixed(0)),
            optional("tier", new Whole(1, 1_000), 1),
            optional("order", new Whole(0, 1_000_000), null),
            optional("weight", new Whole(0, 1_000_000), 1),
            optional("floor", new Amount(), 0L)),
    /** How the candidates of one tier are tried; the row's id is the tier's number. */
    TIERS(
            HitPolicy.COLLECT,
            optional(
                    "strategy",
                    new Word(List.of("waterfall", "auction", "simultaneous", "round_robin", "weighted", "all")),
                    "waterfall"),
            optional("opens_after", new Span(), Duration.ZERO),
            optional("advance", new Word(List.of("on_reject", "on_window")), "on_reject"),
            optional("sell_to", new Whole(1, 1_000), 1),
            optional("timeout", new Span(), Duration.ZERO)),
    /** What the source is paid. */
    PURCHASE(HitPolicy.FIRST, required("pay", new Pay())),
    /** What an attempt came to, and what follows from it. */
    OUTCOMES(
            HitPolicy.FIRST,
            optional("class", new ClassName(), null),
            optional("retry", new Whole(0, 100), 0),
            optional("backoff", new Waits(), new Backoff.Exponential(Duration.ofSeconds(1), Duration.ofMinutes(5))),
            optional("timeout_factor", new Factor(), BigDecimal.ONE),
            optional("then", new Word(List.of("next", "stop", "fallback", "review")), "next"),
            optional("pause", new YesNo(), false),
            optional("alert", new YesNo(), false));

    private final HitPolicy hitPolicy;
    private final String word = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of unchanging values, which the type cannot say
    private final List<Output> outputs;

    @SuppressWarnings("ImmutableEnumChecker") // likewise
    private final Map<String, Output> byName;

    TableKind(HitPolicy hitPolicy, Output... outputs) {
        this.hitPolicy = hitPolicy;
        this.outputs = List.of(outputs);
        this.byName = this.outputs.stream().collect(Collectors.toUnmodifiableMap(Output::name, Function.identity()));
    }

    /** The table's name in files, traces and rules. */
    public String word() {
        return word;
    }

    public HitPolicy hitPolicy() {
        return hitPolicy;
    }

    /** The kind with this name ({@code buyers}); null when there is none. */
    public static @Nullable TableKind find(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** The names of all kinds. */
    public static List<String> listWords() {
        return Arrays.stream(values()).map(TableKind::word).toList();
    }

    /** The names of the output columns. */
    public List<String> listOutputs() {
        return outputs.stream().map(Output::name).toList();
    }

    List<Output> outputs() {
        return outputs;
    }

    @Nullable
    Output findOutput(String name) {
        return byName.get(name);
    }

    /** @throws IllegalArgumentException when this kind of table has no such output: a mistake in a rule */
    Output getOutput(String name) {
        Output output = findOutput(name);
        if (output == null) {
            throw new IllegalArgumentException(
                    "Table (%s) has no output (%s).%s".formatted(word(), name, Suggestion.maybe(name, listOutputs())));
        }
        return output;
    }
}
