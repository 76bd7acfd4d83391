package io.waybill.mappings.leadconduit;

import com.github.jknack.handlebars.internal.HbsParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what stands inside handlebars into expressions of ours. Knows which loops it is in. For one template. */
final class Expressions {
    private final Words words;
    private final Deque<String> items = new ArrayDeque<>();

    Expressions(Words words) {
        this.words = words;
    }

    /** What is printed. */
    String printed(HbsParser.SexprContext sexpr) {
        String name = sexpr.QID().getText();
        return sexpr.param().isEmpty() && sexpr.hash().isEmpty() ? variable(name) : Helpers.text(call(sexpr));
    }

    /** What is asked, as something that is true or false. */
    String asked(HbsParser.SexprContext sexpr) {
        Call call = call(sexpr);
        return switch (call.name()) {
            case "if", "unless" -> truth(sexpr.param(0));
            case "compare" -> Helpers.comparison(call);
            default -> throw new Untranslatable("The block (#%s) is not known here.".formatted(call.name()));
        };
    }

    /** What is gone through. */
    String list(HbsParser.SexprContext sexpr) {
        return param(sexpr.param(0));
    }

    /** Enters a loop; returns the name of its item. */
    String enter() {
        String item = items.isEmpty() ? "item" : "item" + (items.size() + 1);
        items.push(item);
        return item;
    }

    void leave() {
        items.pop();
    }

    private String truth(HbsParser.ParamContext param) {
        if (param == null) {
            throw new Untranslatable("The condition is missing.");
        }
        if (param instanceof HbsParser.SubParamExprContext sub
                && Helpers.isLogic(sub.sexpr().QID().getText())) {
            return Helpers.logic(call(sub.sexpr()));
        }
        return param(param) + " | truthy";
    }

    private Call call(HbsParser.SexprContext sexpr) {
        List<Call.Argument> arguments =
                sexpr.param().stream().map(this::argument).toList();
        Map<String, Call.Argument> named = new LinkedHashMap<>();
        sexpr.hash().forEach(hash -> named.put(hash.QID().getText(), argument(hash.param())));
        return new Call(sexpr.QID().getText(), arguments, named);
    }

    private Call.Argument argument(HbsParser.ParamContext param) {
        return switch (param) {
            case HbsParser.StringParamContext text ->
                literal(text.DOUBLE_STRING().getText());
            case HbsParser.CharParamContext text -> literal(text.SINGLE_STRING().getText());
            case HbsParser.NumberParamContext number ->
                new Call.Argument(number.getText(), number.getText(), this::variable);
            case HbsParser.BoolParamContext flag -> new Call.Argument(flag.getText(), flag.getText(), this::variable);
            default -> new Call.Argument(param(param), null, this::variable);
        };
    }

    private Call.Argument literal(String quoted) {
        String text =
                quoted.substring(1, quoted.length() - 1).replace("\\\"", "\"").replace("\\'", "'");
        return new Call.Argument(Words.quoted(text), text, this::variable);
    }

    private String param(HbsParser.ParamContext param) {
        return switch (param) {
            case HbsParser.RefParamContext name -> variable(name.QID().getText());
            case HbsParser.SubParamExprContext sub -> nested(sub.sexpr());
            default -> argument(param).expression();
        };
    }

    private String nested(HbsParser.SexprContext sexpr) {
        Call call = call(sexpr);
        if (call.arguments().isEmpty() && call.named().isEmpty()) {
            return variable(call.name());
        }
        return "(" + (Helpers.isLogic(call.name()) ? Helpers.logic(call) : Helpers.value(call)) + ")";
    }

    private String variable(String name) {
        if (items.isEmpty()) {
            return words.variable(name);
        }
        return switch (name) {
            case "this", "." -> items.getFirst();
            case "@index" -> "loop.index";
            case "@first" -> "loop.first";
            case "@last" -> "loop.last";
            default -> member(name);
        };
    }

    private String member(String name) {
        List<String> steps = Words.steps(name);
        if (name.startsWith("../")
                || name.startsWith("@")
                || (!steps.isEmpty() && steps.getFirst().equals("lead"))) {
            return words.variable(name.replace("../", ""));
        }
        boolean self = !steps.isEmpty() && steps.getFirst().equals("this");
        return items.getFirst() + Words.path(self ? steps.subList(1, steps.size()) : steps);
    }
}
