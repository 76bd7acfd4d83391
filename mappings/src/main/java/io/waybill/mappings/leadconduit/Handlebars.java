package io.waybill.mappings.leadconduit;

import com.github.jknack.handlebars.internal.HbsLexer;
import com.github.jknack.handlebars.internal.HbsParser;
import com.github.jknack.handlebars.internal.antlr.BaseErrorListener;
import com.github.jknack.handlebars.internal.antlr.CharStreams;
import com.github.jknack.handlebars.internal.antlr.CommonTokenStream;
import com.github.jknack.handlebars.internal.antlr.RecognitionException;
import com.github.jknack.handlebars.internal.antlr.Recognizer;
import org.jspecify.annotations.Nullable;

/** Parses handlebars templates. They are only ever read, never run. */
final class Handlebars {
    private static final int MAX_SOURCE = 64 * 1024;

    private Handlebars() {}

    static boolean hasTags(String text) {
        return text.contains("{{");
    }

    /**
     * The template's tree.
     *
     * @throws Untranslatable when it cannot be parsed
     */
    static HbsParser.BodyContext parse(String text) {
        if (text.length() > MAX_SOURCE) {
            throw new Untranslatable("The template has more than %d characters.".formatted(MAX_SOURCE));
        }
        HbsLexer lexer = new HbsLexer(CharStreams.fromString(withBracesApart(text)), "{{", "}}");
        lexer.removeErrorListeners();
        lexer.addErrorListener(new Refusal());
        HbsParser parser = new HbsParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(new Refusal());
        try {
            return parser.template().body();
        } catch (StackOverflowError e) {
            throw new Untranslatable("The template is nested too deeply.");
        }
    }

    /** A brace of the text right behind a tag would be taken for the tag's own: an empty comment keeps them apart. */
    private static String withBracesApart(String text) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", done)) {
            String end = text.startsWith("{{!--", open) ? "--}}" : text.startsWith("{{{", open) ? "}}}" : "}}";
            int close = text.indexOf(end, open);
            if (close < 0) {
                break;
            }
            int after = close + end.length();
            out.append(text, done, after).append(text.startsWith("}", after) ? "{{! }}" : "");
            done = after;
        }
        return out.append(text.substring(done)).toString();
    }

    /** A mistake ends the reading: what the parser would guess is not what somebody meant. */
    private static final class Refusal extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            throw new Untranslatable("The template cannot be read (line %d, column %d).".formatted(line, column + 1));
        }
    }
}
