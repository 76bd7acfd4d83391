package io.waybill.app.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a page as HTML that needs nothing else: no script, no other file. */
final class Html {
    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
                    + "table{border-collapse:collapse;width:100%}th,td{border:1px solid #d0d0d0;padding:.4rem .6rem;text-align:left;vertical-align:top}"
                    + "pre{background:#f4f4f4;padding:1rem;overflow:auto}code{font-family:ui-monospace,monospace;font-size:.9em}";

    private Html() {}

    static String write(String title, List<Block> page) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(
                        escape(title), STYLE, page.stream().map(Html::write).collect(Collectors.joining("\n")));
    }

    private static String write(Block block) {
        return switch (block) {
            case Block.Heading(int level, String text) -> "<h%d>%s</h%d>".formatted(level, inline(text), level);
            case Block.Text(String text) -> "<p>" + inline(text) + "</p>";
            case Block.Code(String language, String code) ->
                "<pre><code class=\"language-%s\">%s</code></pre>".formatted(escape(language), escape(code));
            case Block.Table(List<String> header, List<List<String>> rows) ->
                "<table>\n<thead>" + row("th", header) + "</thead>\n<tbody>\n"
                        + rows.stream().map(row -> row("td", row)).collect(Collectors.joining("\n"))
                        + "\n</tbody>\n</table>";
        };
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<%s>%s</%s>".formatted(tag, inline(cell), tag))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String inline(String text) {
        StringBuilder written = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            String escaped = escape(parts[i]);
            written.append(i % 2 == 0 ? escaped : "<code>" + escaped + "</code>");
        }
        return written.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
