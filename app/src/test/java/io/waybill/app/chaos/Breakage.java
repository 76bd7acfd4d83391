package io.waybill.app.chaos;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * One way to break the home of {@link io.waybill.app.fake.TestHome}.
 *
 * @param path the file that is written, or written over
 * @param content what it says, by a random number from 1 to 999: no two drafts are broken alike
 */
record Breakage(String path, Function<Integer, String> content) {
    private static final String FLOW = "rules/flows/loans/";

    private static final List<Breakage> ALL = List.of(
            buyers("id,state,recipient,price,tier,order\ntop,*,first,%dZ.00,1,1\n"),
            buyers("id,state,recipient,price,tier,order\ntop,*,first%d,75.00,1,1\n"),
            buyers("id,sate%d,recipient,price,tier,order\ntop,*,first,75.00,1,1\n"),
            buyers("id,state,recipient,price,tier,order\ntop,>= q%d,first,75.00,1,1\n"),
            buyers("id,state,recipient,price,tier,order\ntop,in @nowhere_%d,first,75.00,1,1\n"),
            buyers("id,state,recipient,price,tier,order\ntop,*,first,-%d.00,1,1\n"),
            buyers("\u0000\u0001PK%d"),
            new Breakage(FLOW + "filtering.drl.xlsx", "PK\u0003\u0004 no workbook %d"::formatted),
            rule("rule \"filtering.a%d.reject\" when Lead( then end\n"),
            rule(
                    "rule \"filtering.a%d.reject\" when Lead( this[\"no_such_field\"] > 1 ) then insert( new Reject( 1 ) ); end\n"),
            rule("rule \"filtering.a%d.reject\" when Lead() then System.exit( 0 ); end\n"),
            rule("rule \"filtering.a%d.reject\" when Lead() then new java.io.File( \"x\" ).delete(); end\n"),
            rule("rule \"filtering.a%d.reject\" when $l: Lead() then modify( $l ) { }; end\n"),
            new Breakage(FLOW + "filters.CSV", "id,state,reject\na,CA,no %d\n"::formatted),
            rule("global java.util.List all%d;\n"),
            new Breakage(FLOW + "fields.yaml", "fields: { a%d: colour_of_money }\n"::formatted),
            new Breakage(FLOW + "fields.yaml", "fields: [ a%d: {\n"::formatted),
            recipient("kind: buyer\nurl: \"http://127.0.0.1:1/{{ lead.\"\nformat: json\nname: n%d\n"),
            recipient("kind: buyer\nurl: \"http://127.0.0.1:1/\"\nformat: json\nretires: %d\n"),
            recipient("kind: seller%d\n"),
            recipient("kind: buyer\nurl: \"http://127.0.0.1:1/\"\nformat: json\ntimeout: %d bananas\n"));

    private static Breakage buyers(String text) {
        return new Breakage(FLOW + "buyers.csv", text::formatted);
    }

    private static Breakage rule(String text) {
        return new Breakage(FLOW + "filtering.drl", text::formatted);
    }

    private static Breakage recipient(String text) {
        return new Breakage("mappings/recipients/first.yaml", text::formatted);
    }

    static Breakage any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    String contentBy(Random random) {
        return content.apply(random.nextInt(1, 1000));
    }
}
