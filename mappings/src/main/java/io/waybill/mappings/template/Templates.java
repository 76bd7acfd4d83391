package io.waybill.mappings.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.LiteralLongExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.yaml.Loading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles template text. The engine only parses and evaluates operators; what a template may say is decided here. */
public final class Templates {
    private static final int MAX_SOURCE = 64 * 1024;
    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .loader(new StringLoader())
            .autoEscaping(false)
            // Lines stay lines: by default the engine drops the line break after every tag, {{ … }} too.
            .newLineTrimming(false)
            .strictVariables(false)
            .cacheActive(false)
            .defaultLocale(Locale.US)
            .build();

    private final Reach reach;

    /**
     * @param folder the folder of the mapping file, where {@code map('file')} looks first; ends with {@code /}
     */
    public Templates(Loading loading, String folder) {
        this.reach = new Reach(new ValueMaps(loading, folder), loading.vocabulary());
    }

    private Templates(Reach reach) {
        this.reach = reach;
    }

    /** The same for what many homes share, which cannot know the fields of each. */
    public Templates withAnyField() {
        return new Templates(new Reach(reach.maps(), Vocabulary.OPEN));
    }

    /** Compiles one leaf, header, URL or whole file. Never throws. */
    public Compiled compile(SecretText source, Escaping escaping) {
        String text = source.marked();
        if (!TagScan.hasTags(text)) {
            return new Compiled.Ready(new Leaf.Constant(source.parts(text), source.holdsSecret()));
        }
        if (text.length() > MAX_SOURCE) {
            return new Compiled.Broken(1, "The template has more than %d characters.".formatted(MAX_SOURCE));
        }
        try {
            TagScan.check(text);
            return new Compiled.Ready(parse(source, escaping));
        } catch (TemplateRefused e) {
            return e.broken();
        } catch (PebbleException e) {
            int line = e.getLineNumber() == null ? 1 : e.getLineNumber();
            return new TemplateRefused(line, "The template cannot be read: %s.".formatted(e.getPebbleMessage()))
                    .broken();
        } catch (NumberFormatException e) {
            return new Compiled.Broken(1, "A number in the template is too long.");
        } catch (StackOverflowError e) {
            return new Compiled.Broken(1, "The template is nested too deeply.");
        }
    }

    private Leaf parse(SecretText source, Escaping escaping) {
        PebbleTemplateImpl parsed = (PebbleTemplateImpl) ENGINE.getLiteralTemplate(source.marked());
        if (!(parsed.getRootNode() instanceof RootNode root)) {
            throw new TemplateRefused(1, "The template cannot be read.");
        }
        BodyNode body = new AllowedNodes(source, escaping, reach).body(root.getBody(), Set.of());
        Expression<?> only = escaping == Escaping.NONE ? onlyExpression(body) : null;
        Leaf.Name name = only instanceof LeafExpression.NameExpression path ? constantName(path) : null;
        if (name != null) {
            return name;
        }
        PebbleTemplateImpl allowed = new PebbleTemplateImpl(ENGINE, new RootNode(body), "template");
        return new Leaf.Pebble(new AllowedTemplate(allowed, only), source.holdsSecret());
    }

    private static @Nullable Expression<?> onlyExpression(BodyNode body) {
        List<RenderableNode> children = body.getChildren();
        return children.size() == 1 && children.getFirst() instanceof PrintNode print ? print.getExpression() : null;
    }

    private static Leaf.@Nullable Name constantName(LeafExpression.NameExpression path) {
        List<String> steps = new ArrayList<>();
        for (Expression<?> step : path.steps()) {
            switch (step) {
                case LiteralStringExpression text -> steps.add(text.getValue());
                case LiteralLongExpression number -> steps.add(String.valueOf(number.evaluate(null, null)));
                default -> {
                    return null;
                }
            }
        }
        return new Leaf.Name(path.root(), List.copyOf(steps));
    }
}
