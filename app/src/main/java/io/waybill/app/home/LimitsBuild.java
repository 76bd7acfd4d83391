package io.waybill.app.home;

import io.waybill.app.limit.FlowShape;
import io.waybill.app.limit.Limit;
import io.waybill.app.limit.LimitCompiler;
import io.waybill.app.limit.Limits;
import io.waybill.app.limit.Owner;
import io.waybill.mappings.MappingProblem;
import io.waybill.mappings.Mappings;
import io.waybill.mappings.terms.Cap;
import io.waybill.mappings.terms.FallbackWay;
import io.waybill.mappings.terms.FlowCaps;
import io.waybill.mappings.yaml.Nearest;
import io.waybill.rules.table.cell.NamedLists;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The caps that leads of one flow fall under.
 *
 * @param problems why they are not to be used; empty when they are
 */
record LimitsBuild(Limits limits, List<HomeProblem> problems) {
    /** What caps are made of. */
    record Parts(String flow, FlowShape shape, Mappings mappings, FlowCaps own, byte[] tiers) {}

    static LimitsBuild of(Parts parts, NamedLists lists) {
        var compiler = new LimitCompiler(parts.shape(), lists);
        var mappings = parts.mappings();
        var limits = new Limits(
                compiler.compile(Owner.FLOW, parts.flow(), parts.own().caps()),
                each(mappings.sources(), source -> compiler.compile(Owner.SOURCE, source.id(), source.caps())),
                each(
                        mappings.recipients(),
                        recipient -> compiler.compile(
                                Owner.RECIPIENT,
                                recipient.id(),
                                recipient.terms().caps())),
                new String(parts.tiers(), StandardCharsets.UTF_8).contains("round_robin"));
        var problems = new ArrayList<>(HomeBuild.ofRules(compiler.problems()));
        problems.addAll(HomeBuild.ofMappings(parts.own().problems()));
        problems.addAll(HomeBuild.ofMappings(strangers(mappings)));
        return new LimitsBuild(limits, List.copyOf(problems));
    }

    private static <T> Map<String, List<Limit>> each(Map<String, T> owners, Function<T, List<Limit>> compile) {
        var limits = new HashMap<String, List<Limit>>();
        owners.forEach((id, owner) -> {
            var own = compile.apply(owner);
            if (!own.isEmpty()) {
                limits.put(id, own);
            }
        });
        return limits;
    }

    /** Stand-ins that are no recipients. */
    private static List<MappingProblem> strangers(Mappings mappings) {
        var known = mappings.recipients().keySet();
        return mappings.recipients().values().stream()
                .flatMap(recipient -> recipient.terms().fallbacks().stream())
                .filter(FallbackWay.Recipient.class::isInstance)
                .map(FallbackWay.Recipient.class::cast)
                .filter(way -> !known.contains(way.id()))
                .map(way -> new MappingProblem(
                        way.place().file(),
                        way.place().line(),
                        way.place().key(),
                        way.id(),
                        "There is no recipient (%s). %s".formatted(way.id(), Nearest.maybe(way.id(), known))))
                .toList();
    }

    /** Whether any cap has conditions, so that the lists must be read. */
    static boolean asks(Mappings mappings, FlowCaps own) {
        return own.caps().stream().anyMatch(LimitsBuild::asks)
                || mappings.sources().values().stream()
                        .anyMatch(source -> source.caps().stream().anyMatch(LimitsBuild::asks))
                || mappings.recipients().values().stream()
                        .anyMatch(recipient -> recipient.terms().caps().stream().anyMatch(LimitsBuild::asks));
    }

    private static boolean asks(Cap cap) {
        return !cap.conditions().isEmpty();
    }
}
