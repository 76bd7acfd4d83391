package io.waybill.mappings.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.Pair;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rebuilds a parsed template from the nodes that are allowed (text, output, if, for) and refuses the rest. */
final class AllowedNodes {
    private final SecretText source;
    private final Escaping escaping;
    private final Reach reach;

    AllowedNodes(SecretText source, Escaping escaping, Reach reach) {
        this.source = source;
        this.escaping = escaping;
        this.reach = reach;
    }

    /**
     * @param loopVariables the names that loops around this body define
     * @throws TemplateRefused when something in it is not allowed
     */
    BodyNode body(BodyNode body, Set<String> loopVariables) {
        AllowedExpressions expressions = new AllowedExpressions(source, reach, loopVariables);
        List<RenderableNode> allowed = new ArrayList<>();
        for (RenderableNode child : body.getChildren()) {
            allowed.add(node(child, expressions, loopVariables));
        }
        return new BodyNode(body.getLineNumber(), allowed);
    }

    private RenderableNode node(RenderableNode node, AllowedExpressions expressions, Set<String> loopVariables) {
        return switch (node) {
            case TextNode text -> text(text);
            case PrintNode print ->
                new PrintNode(expressions.printed(print.getExpression(), escaping), print.getLineNumber());
            case IfNode choice -> choice(choice, expressions, loopVariables);
            case ForNode loop -> loop(loop, expressions, loopVariables);
            case BodyNode body -> body(body, loopVariables);
            default ->
                throw new TemplateRefused(
                        line(node), "Only {{ … }}, {% if %} and {% for %} are available in mappings.");
        };
    }

    private static int line(RenderableNode node) {
        return node instanceof AbstractRenderableNode known ? known.getLineNumber() : 1;
    }

    /** A secret in the text of a URL or a plain text stands as it is; in a document it is escaped like everything else. */
    private RenderableNode text(TextNode node) {
        String text = new String(node.getData());
        List<SecretText.Part> parts = source.parts(text);
        if (parts.size() == 1) {
            return node;
        }
        Escaping inText = escaping == Escaping.URL ? Escaping.NONE : escaping;
        return new PrintNode(new LeafExpression.SecretExpression(parts, inText), node.getLineNumber());
    }

    private IfNode choice(IfNode node, AllowedExpressions expressions, Set<String> loopVariables) {
        List<Pair<Expression<?>, BodyNode>> branches = new ArrayList<>();
        for (Pair<Expression<?>, BodyNode> branch : node.getConditionsWithBodies()) {
            branches.add(new Pair<>(expressions.allowed(branch.getLeft()), body(branch.getRight(), loopVariables)));
        }
        BodyNode otherwise = node.getElseBody() == null ? null : body(node.getElseBody(), loopVariables);
        return new IfNode(node.getLineNumber(), branches, otherwise);
    }

    private ForNode loop(ForNode node, AllowedExpressions expressions, Set<String> loopVariables) {
        Set<String> inside = new HashSet<>(loopVariables);
        inside.add(node.getIterationVariable());
        inside.add("loop");
        BodyNode body = body(node.getBody(), inside);
        body.getChildren().addFirst(new StepNode());
        BodyNode otherwise = node.getElseBody() == null ? null : body(node.getElseBody(), loopVariables);
        return new ForNode(
                node.getLineNumber(),
                node.getIterationVariable(),
                expressions.allowed(node.getIterable()),
                body,
                otherwise);
    }

    /** Stands first in every loop's body and counts its turns. */
    private static final class StepNode implements RenderableNode {
        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) {
            if (writer instanceof LeafWriter out) {
                out.step();
            }
        }

        @Override
        public void accept(NodeVisitor visitor) {
            visitor.visit(this);
        }
    }
}
