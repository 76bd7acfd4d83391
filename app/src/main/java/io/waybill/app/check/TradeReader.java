package io.waybill.app.check;

import io.waybill.app.home.FlowMaterial;
import io.waybill.app.limit.FlowShape;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.terms.Cap;
import io.waybill.mappings.terms.FallbackWay;
import io.waybill.rules.FlowTables;
import io.waybill.rules.analysis.Trade;
import io.waybill.rules.analysis.Trade.Ceiling;
import io.waybill.rules.analysis.Trade.Party;
import io.waybill.rules.analysis.Trade.When;
import io.waybill.rules.table.cell.CellGrammar;
import io.waybill.rules.table.cell.CellType;
import io.waybill.rules.table.cell.Condition;
import io.waybill.rules.table.cell.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Puts what mapping files say of recipients into the words of the analysis. For one flow. */
record TradeReader(FlowMaterial flow, FlowTables tables, Surroundings around) {
    Trade read() {
        Map<String, Party> parties = new HashMap<>();
        flow.mappings()
                .recipients()
                .forEach((id, recipient) -> parties.put(
                        id,
                        new Party(
                                id,
                                file(id),
                                recipient.kind(),
                                ceilings(recipient.terms().caps()))));
        return new Trade(parties, listNamed(), listUsedLists(), ceilings(flow.caps()));
    }

    private String file(String id) {
        return "mappings/recipients/" + id + ".yaml";
    }

    /** Recipients of other kinds than buyers may be there for what follows a sale, and are nobody's mistake. */
    private Set<String> listNamed() {
        Set<String> named = new HashSet<>();
        for (Recipient recipient : flow.mappings().recipients().values()) {
            recipient.terms().fallbacks().stream()
                    .filter(FallbackWay.Recipient.class::isInstance)
                    .forEach(way -> named.add(((FallbackWay.Recipient) way).id()));
            if (around.mayName(recipient.id()) || isInRules(recipient.id())) {
                named.add(recipient.id());
            }
        }
        return named;
    }

    private boolean isInRules(String name) {
        return tables.rules().values().stream().anyMatch(rules -> rules.text().contains("\"" + name + "\""));
    }

    private Set<String> listUsedLists() {
        Set<String> used = new HashSet<>();
        for (String list : flow.files().lists().keySet()) {
            boolean suppressing = flow.mappings().recipients().values().stream()
                    .flatMap(recipient -> recipient.suppress().stream())
                    .anyMatch(suppression -> suppression.list().equals(list));
            boolean limiting = caps().flatMap(cap -> cap.conditions().stream())
                    .anyMatch(when -> when.cell().contains("@" + list));
            if (suppressing || limiting || isInRules(list) || around.mayName(list)) {
                used.add(list);
            }
        }
        return used;
    }

    private Stream<Cap> caps() {
        Stream<Cap> ofRecipients =
                flow.mappings().recipients().values().stream().flatMap(recipient -> recipient.terms().caps().stream());
        Stream<Cap> ofSources = flow.mappings().sources().values().stream().flatMap(source -> source.caps().stream());
        return Stream.concat(flow.caps().stream(), Stream.concat(ofRecipients, ofSources));
    }

    private List<Ceiling> ceilings(List<Cap> caps) {
        var shape = new FlowShape(tables.flow(), flow.known().types());
        List<Ceiling> ceilings = new ArrayList<>();
        for (Cap cap : caps) {
            List<When> when = new ArrayList<>();
            for (Cap.When asked : cap.conditions()) {
                CellType type = shape.findType(asked.column());
                if (new CellGrammar(tables.lists()).read(asked.cell(), type == null ? CellType.OPEN : type)
                        instanceof Parsed.Good<Condition>(Condition condition)) {
                    when.add(new When(asked.column(), condition));
                }
            }
            if (when.size() == cap.conditions().size()) {
                ceilings.add(new Ceiling(cap.measure() == Cap.Measure.LEADS, cap.amount(), cap.words(), when));
            }
        }
        return ceilings;
    }
}
