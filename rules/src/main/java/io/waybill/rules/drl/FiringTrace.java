package io.waybill.rules.drl;

import io.waybill.rules.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;

/** Notes what happens in one session, in order: a session's own list of objects has none. */
final class FiringTrace {
    private final List<Decision> decisions = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private final List<String> makers = new ArrayList<>();

    Fired fired() {
        return new Fired(decisions, rules, makers);
    }

    String lastRule() {
        return rules.isEmpty() ? "none" : rules.getLast();
    }

    DefaultAgendaEventListener rules() {
        return new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent event) {
                rules.add(event.getMatch().getRule().getName());
            }
        };
    }

    DefaultRuleRuntimeEventListener decisions() {
        return new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent event) {
                if (event.getObject() instanceof Decision decision) {
                    decisions.add(decision);
                    makers.add(lastRule());
                }
            }

            // A logical insertion whose reason is gone.
            @Override
            public void objectDeleted(ObjectDeletedEvent event) {
                int place = decisions.indexOf(event.getOldObject());
                if (place >= 0) {
                    decisions.remove(place);
                    makers.remove(place);
                }
            }
        };
    }
}
