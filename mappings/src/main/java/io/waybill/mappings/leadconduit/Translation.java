package io.waybill.mappings.leadconduit;

import com.github.jknack.handlebars.internal.HbsParser;
import com.github.jknack.handlebars.internal.antlr.ParserRuleContext;
import io.waybill.mappings.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Turns a handlebars template into one of ours. */
final class Translation {
    private final Expressions expressions;
    private final boolean ascii;

    private Translation(Words words, boolean ascii) {
        this.expressions = new Expressions(words);
        this.ascii = ascii;
    }

    /**
     * The template in our language; a template that is exactly one variable stays that, so that it keeps its type.
     *
     * @param ascii whether letters lose their accents
     * @param remarks takes what should be looked at
     * @throws Untranslatable when something in it has no counterpart
     */
    static String of(String handlebars, Vocabulary vocabulary, boolean ascii, Consumer<String> remarks) {
        if (!Handlebars.hasTags(handlebars)) {
            return literal(handlebars);
        }
        return new Translation(new Words(vocabulary, remarks), ascii).body(Handlebars.parse(handlebars));
    }

    /** Text in which nothing can be taken for a tag or a secret. */
    static String literal(String text) {
        return text.replace("{{", "{{ '{{' }}")
                .replace("{%", "{{ '{%' }}")
                .replace("{#", "{{ '{#' }}")
                .replace("${", "{{ '$' }}{");
    }

    private String body(HbsParser.BodyContext body) {
        List<HbsParser.StatementContext> statements = body.statement();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            String text = statement(statements.get(i));
            if (statements.get(i).text() != null) {
                text = i > 0 && trimsAfter(statements.get(i - 1)) ? text.stripLeading() : text;
                text = i + 1 < statements.size() && trimsBefore(statements.get(i + 1)) ? text.stripTrailing() : text;
                text = text.endsWith("{") ? text.substring(0, text.length() - 1) + "{{ '{' }}" : text;
            }
            texts.add(text);
        }
        return String.join("", texts);
    }

    private static boolean trimsBefore(ParserRuleContext tag) {
        return tag.getStart().getText().contains("~");
    }

    private static boolean trimsAfter(ParserRuleContext tag) {
        return tag.getStop().getText().contains("~");
    }

    private String statement(HbsParser.StatementContext statement) {
        if (statement.text() != null) {
            return literal(statement.text().getText());
        }
        if (statement.escape() != null) {
            return literal(statement.escape().getText().substring(1));
        }
        if (statement.comment() != null) {
            return "";
        }
        if (statement.var() != null) {
            return print(statement.var().sexpr());
        }
        if (statement.tvar() != null) {
            return print(statement.tvar().sexpr());
        }
        if (statement.ampvar() != null) {
            return print(statement.ampvar().sexpr());
        }
        if (statement.block() != null) {
            return block(statement.block());
        }
        throw new Untranslatable("(%s) is not available here.".formatted(statement.getText()));
    }

    private String print(HbsParser.SexprContext sexpr) {
        String expression = expressions.printed(sexpr);
        return "{{ " + (ascii ? "(" + expression + ") | ascii" : expression) + " }}";
    }

    private String block(HbsParser.BlockContext block) {
        String name = block.sexpr().QID().getText();
        if (name.equals("each")) {
            return loop(block);
        }
        String asked = expressions.asked(block.sexpr());
        String condition = name.equals("unless") ? "not (" + asked + ")" : asked;
        return "{%% if %s %%}%s%s{%% endif %%}"
                .formatted(condition, trimmed(block.thenBody, block), otherwise(block.elseBlock()));
    }

    private String loop(HbsParser.BlockContext block) {
        String list = expressions.list(block.sexpr());
        String item = expressions.enter();
        String body = trimmed(block.thenBody, block);
        expressions.leave();
        String turns = "{%% for %s in %s %%}%s{%% endfor %%}".formatted(item, list, body);
        String otherwise = otherwise(block.elseBlock());
        return otherwise.isEmpty()
                ? turns
                : "{%% if %s | truthy %%}%s%s{%% endif %%}".formatted(list, turns, otherwise);
    }

    /** The inside of a block: a tilde at its tags takes the white space there. */
    private String trimmed(HbsParser.BodyContext body, HbsParser.BlockContext block) {
        String text = body(body);
        text = block.END(0).getText().contains("~") ? text.stripLeading() : text;
        return block.END_BLOCK().getText().contains("~") ? text.stripTrailing() : text;
    }

    private String otherwise(HbsParser.ElseBlockContext branches) {
        if (branches == null) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (HbsParser.ElseStmtChainContext branch : branches.elseStmtChain()) {
            String condition = expressions.asked(branch.sexpr());
            boolean unless = branch.sexpr().QID().getText().equals("unless");
            out.append("{% elseif ")
                    .append(unless ? "not (" + condition + ")" : condition)
                    .append(" %}");
            out.append(body(branch.unlessBody));
        }
        if (branches.elseStmt() != null) {
            out.append("{% else %}").append(body(branches.elseStmt().unlessBody));
        }
        return out.toString();
    }
}
