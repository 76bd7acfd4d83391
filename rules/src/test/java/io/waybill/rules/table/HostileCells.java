package io.waybill.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cells that nobody writes in good faith, and cells that nobody writes at all. */
final class HostileCells {
    /** What becomes code somewhere: in rules, in templates, in databases, in spreadsheets, in logs. */
    static final List<String> CORPUS = List.of(
            "\" ); System.exit( 1 ); //",
            "\\\" ); Runtime.getRuntime().exec(\"sh\"); //",
            "\\\\\" + Runtime.getRuntime() + \\\\\"",
            "') ; drop table leads; --",
            "' or '1'='1",
            "1; DELETE FROM leads",
            "${jndi:ldap://127.0.0.1/a}",
            "${${lower:j}ndi:ldap://127.0.0.1/a}",
            "${T(java.lang.Runtime).getRuntime().exec('id')}",
            "#{T(java.lang.Runtime).getRuntime().exec('id')}",
            "*{T(java.lang.System).exit(1)}",
            "@{new java.lang.ProcessBuilder('id').start()}",
            "%{(#a=@java.lang.Runtime@getRuntime())}",
            "{{ 7 * 7 }}",
            "{{ lead.getClass() }}",
            "{% include \"/etc/passwd\" %}",
            "{# comment #}",
            "{{ secrets.BUYER_TOKEN }} ${BUYER_TOKEN}",
            "<%= Runtime.getRuntime() %>",
            "<#assign x=\"freemarker.template.utility.Execute\"?new()>",
            "$class.inspect(\"java.lang.Runtime\")",
            "@{System.exit(1)}",
            "modify( $lead ) { }",
            "end rule \"x\" when then System.exit(1); end",
            "eval( true ) || true",
            "this == this",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"http://127.0.0.1/?\"&A1)",
            "+1+1",
            "-1-1",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "=1+1;\r\n=2+2",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "../../../../etc/passwd",
            "in @../../../etc/passwd",
            "in @${NAME}",
            "a\u0000b",
            "\u0000",
            "\uFEFF",
            "\u202Eevil\u202C",
            "\u200F\u200E",
            "\uD800",
            "\uDFFF\uD800",
            "a\uD83D",
            "\uD83D\uDE00",
            "e\u0301\u0301\u0301",
            "İıſK",
            "\u2028\u2029",
            "\u0085",
            "\u001B[31mred\u001B[0m",
            "line\r\nSet-Cookie: a=b",
            "%0d%0aX: y",
            "%s%n%x%d",
            "{0} {} {}",
            "~ (a+)+$",
            "~ (?:a{1000}){1000}",
            "~ ((((((((((a*)*)*)*)*)*)*)*)*)*)",
            "~ [",
            "~ \\",
            "~ (?<x>",
            "starts \"",
            "contains \"\"\"\"",
            "not not not not not",
            "not ".repeat(5_000) + "CA",
            "\"".repeat(10_001),
            ",".repeat(10_000),
            "(".repeat(10_000),
            "1..".repeat(5_000),
            "9".repeat(30_000),
            "1e999999999",
            "0x7fffffff",
            "NaN",
            "Infinity",
            "-0",
            ">= 1e999999999",
            "1..1e999999999",
            "99999999999999999999..99999999999999999999999",
            "0000-00-00",
            "9999-99-99",
            "-2026-01-01..+2026-01-01",
            "99999",
            "24:60",
            "25:00..99:99",
            "x".repeat(32_767),
            "x".repeat(40_000));

    private static final List<String> PIECES = List.of(
            "not ", "in @states", "in @", "starts ", "contains ", "~ ", "..", "–", ",", ", ", "\"", "\"\"", "“", "”", ">=",
            "<", ">", "<=", "=", "!=", "≥", "≤", "≠", "*", "present", "missing", "valid", "invalid", "yes", "no", "TRUE",
            "CA", "NY", "700", "-1.5", "$1,000", "10%", "2026-01-31", "1/31/2026", "46053", "09:00", "24:00", "Mon", "Fri-Mon",
            "5xx", "400", "abc-lending", "phone-check", "bid", "response", "52.00", "exponential 1s..5m", "1s,2s", "24h",
            "@", "#REF!", "(", ")", "[", "]", "{", "}", "{1,9}", "\\", "|", "^", "$", "+", "?", ".", ";", "'", "`", "%", "&",
            " ", "\t", "\n", "\r", "\u00a0", "\u0000", "\uFEFF", "\u200B", "\uD800", "é", "ß", "İ", "漢", "😀", "0", "1e9");

    private HostileCells() {}

    /** A cell of pieces of the grammar and of anything else. */
    static String random(Random random) {
        if (random.nextInt(50) == 0) {
            return CORPUS.get(random.nextInt(CORPUS.size()));
        }
        var cell = new StringBuilder();
        int pieces = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 5);
        for (int piece = 0; piece < pieces; piece++) {
            if (random.nextInt(8) == 0) {
                cell.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            } else {
                cell.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return cell.toString();
    }

    /** So many of them. */
    static List<String> random(Random random, int count) {
        List<String> cells = new ArrayList<>();
        for (int cell = 0; cell < count; cell++) {
            cells.add(random(random));
        }
        return cells;
    }
}
