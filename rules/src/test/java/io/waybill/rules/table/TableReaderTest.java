package io.waybill.rules.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.rules.Known;
import io.waybill.rules.RuleProblem;
import io.waybill.rules.RuleProblem.Severity;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.flow.FieldSpec;
import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import io.waybill.rules.table.cell.NamedLists;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableReaderTest {
    private static final String FILE = "rules/flows/loans/table.csv";
    private static final TypeShape TEXT = new TypeShape(ValueKind.TEXT, Map.of());
    private static final Known KNOWN = new Known(
            Map.of(
                    "state", TEXT,
                    "number", new TypeShape(ValueKind.NUMBER, Map.of()),
                    "phone", new TypeShape(ValueKind.TEXT, Map.of("area", ValueKind.TEXT)),
                    "dob", new TypeShape(ValueKind.DATE, Map.of("age", ValueKind.NUMBER))),
            Set.of("demo", "partner"),
            Set.of("abc-lending", "bulk-loans"),
            Map.of("phone-check", Set.of("type", "valid")));
    private static final FlowDefinition FLOW = new FlowDefinition(
            "Loans",
            Duration.ofSeconds(10),
            "failure",
            false,
            Map.of(
                    "state", new FieldSpec("state", "state", false),
                    "credit_score", new FieldSpec("credit_score", "number", false),
                    "phone_1", new FieldSpec("phone_1", "phone", false),
                    "dob", new FieldSpec("dob", "dob", false)));
    private static final TableReader READER = new TableReader(FLOW, KNOWN, NamedLists.read(Map.of()));

    @Test
    void aBuyersTableIsReadAsPeopleWriteIt() {
        TableFile file = read(TableKind.BUYERS, """
                \uFEFFid,      state,      credit_score, phone_1.area, dob.age, local.day, local.time,   appended.phone-check.type, recipient,   price,       tier, order, note
                ny-prime,NY,         >= 700,       ,             >= 18,   Mon-Fri,   09:00..18:00, mobile,                    abc-lending, "$1,052.00", 1,    7,     best payer

                ny-any,  "NY, NJ",   500..699,     "212, 646",   *,       ,          ,             *,                         bulk-loans,  bid,         3,    ,
                """);

        assertThat(file.problems()).isEmpty();
        Row prime = file.table().rows().getFirst();
        Row any = file.table().rows().get(1);
        assertThat(prime.id()).isEqualTo("ny-prime");
        assertThat(prime.table()).isEqualTo("buyers");
        assertThat(prime).hasToString("buyers:ny-prime");
        assertThat(prime.number()).isEqualTo(2);
        assertThat(prime.text("recipient")).isEqualTo("abc-lending");
        assertThat(prime.price("price")).isEqualTo(new Price.Fixed(105200));
        assertThat(prime.number("order")).isEqualTo(7);
        assertThat(any.number()).isEqualTo(4);
        assertThat(any.number("tier")).isEqualTo(3);
        assertThat(any.number("order")).isEqualTo(4);
        assertThat(any.number("weight")).isEqualTo(1);
        assertThat(any.cents("floor")).isZero();
        assertThat(any.price("price")).isEqualTo(new Price.FromBid());
    }

    @Test
    void aRowInQuotesOverTwoLinesIsOneRow() {
        TableFile file = read(TableKind.FILTERS, "id,note,reject\na,\"one\ntwo\",no\nb,,no\n");

        assertThat(file.table().rows().get(1).number()).isEqualTo(3);
    }

    @Test
    void blanksThatNobodySeesDoNotCount() {
        Table table = good(TableKind.FILTERS, "id,\u00a0state\u00a0,reject\na,\u00a0CA\u00a0, x \n");

        assertThat(table.matches(on("2026-01-01", "CA")))
                .extracting(row -> row.text("reject"))
                .containsExactly("x");
    }

    @Test
    void everyOutputOfOutcomesIsTyped() {
        Table table = good(TableKind.OUTCOMES, """
                id,recipient,exchange,status,fault,body,header.Retry-After,attempt,class,retry,backoff,timeout_factor,then,pause,alert
                a,abc-lending,post,5xx,*,~ DUP,present,<= 3,server_error,3,"1s,2s,4s",1.5,stop,yes,TRUE
                b,not phone-check,,,timeout,,,,,,exponential 1s..5m,,,,
                c,,,,,,,,Duplicate,,,,,,
                """);

        Row a = table.rows().getFirst();
        assertThat(a.outcomeClass("class")).isEqualTo(OutcomeClass.SERVER_ERROR);
        assertThat(a.number("retry")).isEqualTo(3);
        assertThat(a.backoff("backoff").after(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(a.decimal("timeout_factor")).isEqualByComparingTo("1.5");
        assertThat(a.text("then")).isEqualTo("stop");
        assertThat(a.yes("pause")).isTrue();
        assertThat(a.yes("alert")).isTrue();
        assertThat(a.cells().stream().map(cell -> cell.column().input())).contains("header.retry-after");
        Row b = table.rows().get(1);
        assertThat(b.outcomeClass("class")).isNull();
        assertThat(b.text("class")).isEmpty();
        assertThat(b.has("class")).isFalse();
        assertThat(b.number("retry")).isZero();
        assertThat(b.decimal("timeout_factor")).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(b.text("then")).isEqualTo("next");
        assertThat(b.yes("pause")).isFalse();
        assertThat(b.backoff("backoff").after(20)).isEqualTo(Duration.ofMinutes(5));
        assertThat(table.rows().get(2).outcomeClass("class")).isEqualTo(OutcomeClass.DUPLICATE);
    }

    @Test
    void theOtherTablesAreTypedToo() {
        Row enhancement = good(
                        TableKind.ENHANCEMENTS,
                        "id,phone_1,enhancement,required,on_failure,percent\na,valid,phone-check,yes,reject,25%\n")
                .rows()
                .getFirst();
        assertThat(enhancement.yes("required")).isTrue();
        assertThat(enhancement.text("on_failure")).isEqualTo("reject");
        assertThat(enhancement.number("percent")).isEqualTo(25);
        Row score =
                good(TableKind.SCORES, "id,source,points\na,demo,-5\n").rows().getFirst();
        assertThat(score.number("points")).isEqualTo(-5);
        Row tier = good(
                        TableKind.TIERS,
                        "id,strategy,opens_after,advance,sell_to,timeout\n2,Auction,24h,on_window,3,5s\n")
                .rows()
                .getFirst();
        assertThat(tier.text("strategy")).isEqualTo("auction");
        assertThat(tier.duration("opens_after")).isEqualTo(Duration.ofHours(24));
        assertThat(tier.number("sell_to")).isEqualTo(3);
        assertThat(tier.duration("timeout")).isEqualTo(Duration.ofSeconds(5));
        Row purchase =
                good(TableKind.PURCHASE, "id,score,pay\na,>= 10,80%\n").rows().getFirst();
        assertThat(purchase.payout("pay").cents(5001)).isEqualTo(4001);
    }

    @Test
    void askingForAnOutputThatIsNotThereNamesTheNearest() {
        Row row = good(TableKind.FILTERS, "id,reject\na,no\n").rows().getFirst();

        assertThatThrownBy(() -> row.text("rejct"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Table (filters) has no output (rejct). Maybe reject?");
        assertThatThrownBy(() -> row.price("reject")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyMistakeIsReportedAtOnce() {
        TableFile file = read(TableKind.BUYERS, """
                id,Stat,credit_score,credit_score,source,recipient,price,tier,from,until,on,,local.day
                a,CA,7OO,,demo,abc-lending,52.005,1,,,,,
                ,CA,,,demmo,abc-landing,-5,1,,,,,
                a,CA,,,"demo, partnr",,free,0,2026-02-01,2026-01-01,perhaps,,Mon

                b,CA,too,short
                c,CA,,,not demo,bulk-loans,1e3,1,soon,,,stray,Monn
                d,CA,,,,bulk-loans,,x,,,,,,one too many
                """);

        assertThat(file.problems().stream().map(TableReaderTest::told))
                .containsExactly(
                        "1 Stat \"Stat\" is not a column of a buyers table. Maybe state?",
                        "1 credit_score \"credit_score\" names two columns. Maybe one of them is another?",
                        "2 credit_score \"7OO\" is not a number. Maybe 700?",
                        "2 price \"52.005\" is finer than a cent. Maybe two decimals, as in 52.00?",
                        "3 id \"\" The row has no id. Maybe a short name that traces can show?",
                        "3 source \"demmo\" is not a known source. Maybe demo?",
                        "3 recipient \"abc-landing\" is not a known recipient. Maybe abc-lending?",
                        "3 price \"-5\" is negative. Maybe 0.00?",
                        "4 source \"demo, partnr\" has \"partnr\", which is not a known source. Maybe partner?",
                        "4 recipient \"\" The row has no recipient. Maybe the cell was cleared by mistake?",
                        "4 price \"free\" is not a price. Maybe 52.00, bid or response?",
                        "4 tier \"0\" is not a whole number from 1 to 1000. Maybe 1?",
                        "4 on \"perhaps\" is not yes or no. Maybe yes?",
                        "4 until \"2026-01-01\" is before from. Maybe the two are the wrong way round?",
                        "6  \"\" The row has 4 cells, the header 13. Maybe a list needs quotes around it?",
                        "7 price \"1e3\" is not a price. Maybe 52.00, bid or response?",
                        "7 from \"soon\" is not a date. Maybe 2026-01-31?",
                        "7  \"stray\" stands in a column without a name. Maybe a name is missing in the header?",
                        "7 local.day \"Monn\" is not a day. Maybe Mon?",
                        "8  \"\" The row has 14 cells, the header 13. Maybe a list needs quotes around it?",
                        "4 id \"a\" is already the id of row 2. Maybe another name?");
        assertThat(file.problems())
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo(FILE));
    }

    @Test
    void wrongOutputWordsAreReported() {
        assertThat(problems(TableKind.OUTCOMES, "id,class,then,retry,backoff,status\na,acepted,nxt,many,soon,2000\n"))
                .containsExactly(
                        "2 class \"acepted\" is none of accepted, rejected, duplicate, invalid, auth_failed, rate_limited, server_error, timeout, connection, unparseable. Maybe accepted?",
                        "2 then \"nxt\" is none of next, stop, fallback, review. Maybe next?",
                        "2 retry \"many\" is not a whole number from 0 to 100. Maybe 1?",
                        "2 backoff \"soon\" is not a list of waits. Maybe 1s,2s,4s or exponential 1s..5m?",
                        "2 status \"2000\" is not a status. Maybe 200, 5xx or 400..499?");
        assertThat(problems(TableKind.ENHANCEMENTS, "id,enhancement,percent\na,phone-chek,120\n"))
                .containsExactly(
                        "2 enhancement \"phone-chek\" is not a known enhancement. Maybe phone-check?",
                        "2 percent \"120\" is not a whole number from 0 to 100. Maybe 1?");
        assertThat(problems(TableKind.TIERS, "id\nfirst\n")).containsExactly("2 id \"first\" is not a tier. Maybe 1?");
        assertThat(problems(TableKind.PURCHASE, "id,pay\na,120%\n"))
                .containsExactly("2 pay \"120%\" is not a share from 0% to 100%. Maybe 80%?");
    }

    @Test
    void columnsOfAnotherKindOfTableAreUnknown() {
        assertThat(problems(TableKind.FILTERS, "id,status,appended.phone-check.kind,reject\na,,,x\n"))
                .hasSize(2)
                .anySatisfy(told ->
                        assertThat(told).contains("appended.phone-check.kind").contains("Maybe"));
        assertThat(problems(TableKind.OUTCOMES, "id,state,header.\na,,\n")).hasSize(2);
    }

    @Test
    void missingColumnsAreReportedOnce() {
        assertThat(problems(TableKind.BUYERS, "state,tier\nCA,1\nNY,1\n"))
                .contains("1 id \"\" The table has no column id. Maybe add one, with a name for every row?")
                .contains("1 recipient \"\" The table has no column recipient. Maybe add one?")
                .hasSize(3);
    }

    @Test
    void anEmptyPriceIsWorthAWarning() {
        TableFile file = read(TableKind.BUYERS, "id,recipient,price\na,abc-lending,\n");

        assertThat(file.problems())
                .singleElement()
                .extracting(RuleProblem::severity)
                .isEqualTo(Severity.WARNING);
        assertThat(file.table().rows().getFirst().price("price")).isEqualTo(new Price.Fixed(0));
    }

    @Test
    void datesAndTheSwitchKeepARowOutAndSayWhy() {
        Table table = good(TableKind.FILTERS, """
                id,from,until,on,state,reject
                window,2026-01-10,2026-01-20,yes,CA,x
                off,,,no,CA,x
                """);
        Row window = table.rows().getFirst();

        assertThat(table.matches(on("2026-01-10", "CA"))).containsExactly(window);
        assertThat(table.matches(on("2026-01-20", "ca"))).containsExactly(window);
        assertThat(table.matches(on("2026-01-09", "CA"))).isEmpty();
        assertThat(table.matches(on("2026-01-21", "CA"))).isEmpty();
        assertThat(table.firstUnmet(window, on("2026-01-15", "CA"))).isNull();
        assertThat(table.firstUnmet(window, on("2026-01-15", "NY")))
                .isEqualTo(new Unmet("state", "CA", Unmet.Why.NOT_MET));
        assertThat(table.firstUnmet(window, on("2026-01-09", "CA")))
                .isEqualTo(new Unmet("from", "2026-01-10", Unmet.Why.BEFORE_FROM));
        assertThat(table.firstUnmet(window, on("2026-01-21", "CA")))
                .isEqualTo(new Unmet("until", "2026-01-20", Unmet.Why.AFTER_UNTIL));
        assertThat(table.firstUnmet(table.rows().get(1), on("2026-01-15", "CA")))
                .isEqualTo(new Unmet("on", "no", Unmet.Why.OFF));
    }

    @Test
    void aRowThatReadsWhatMayStillComeIsHeldBack() {
        Table table = good(TableKind.FILTERS, """
                id,appended.phone-check.type,reject
                voip,not mobile,voip
                all,*,rest
                """);
        Inputs pending = new Facts(Map.of(), Set.of("appended.phone-check.type"));

        assertThat(table.matches(pending)).extracting(Row::id).containsExactly("all");
        assertThat(table.firstUnmet(table.rows().getFirst(), pending))
                .isEqualTo(new Unmet("appended.phone-check.type", "not mobile", Unmet.Why.HELD_BACK));
        assertThat(table.matches(new Facts(Map.of(), Set.of())))
                .extracting(Row::id)
                .containsExactly("voip");
    }

    @Test
    void firstHitTablesGiveOneRowAndOthersAll() {
        assertThat(good(TableKind.FILTERS, "id,reject\na,x\nb,y\n").matches(new Facts(Map.of(), Set.of())))
                .extracting(Row::id)
                .containsExactly("a");
        assertThat(good(TableKind.SCORES, "id,points\na,1\nb,2\n").matches(new Facts(Map.of(), Set.of())))
                .extracting(Row::id)
                .containsExactly("a", "b");
    }

    @Test
    void filesThatAreNoTablesAreProblems() {
        assertThat(problems(TableKind.FILTERS, "")).singleElement().asString().contains("has no header");
        assertThat(problems(TableKind.FILTERS, "id:reject\na:x\n"))
                .anySatisfy(told -> assertThat(told).contains("no column id"));
        assertThat(problems(TableKind.FILTERS, "id,reject\na,\"x\nb,y\n"))
                .singleElement()
                .asString()
                .contains("not CSV");
        assertThat(READER.read(
                                TableKind.FILTERS,
                                FILE,
                                "id,reject\na,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1))
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.row()).isEqualTo(2));
    }

    @ParameterizedTest
    @EnumSource(
            value = TableKind.class,
            names = {"BUYERS", "OUTCOMES"})
    void noBytesEverThrow(TableKind kind) {
        var random = new Random(kind.name().hashCode());
        byte[] garbage = new byte[10_000_000];
        random.nextBytes(garbage);
        assertThat(READER.read(kind, FILE, garbage).problems()).isNotEmpty();
        String signs = "id,,\"\n\r\n;x*.>=~@ not9";
        for (int at = 0; at < garbage.length; at++) {
            garbage[at] = (byte) signs.charAt(random.nextInt(signs.length()));
        }
        assertThat(READER.read(kind, FILE, garbage).problems()).isNotEmpty().hasSizeLessThan(1_100);
        for (String part : List.of(",", "\n", "\"", "x", "id,", "\u0000", "a\n")) {
            byte[] content = part.repeat(1_000_000 / part.length()).getBytes(StandardCharsets.UTF_8);
            assertThat(READER.read(kind, FILE, content).problems()).isNotEmpty();
        }
    }

    @Test
    void theKindsKnowTheirNames() {
        assertThat(TableKind.listWords())
                .containsExactly("filters", "enhancements", "scores", "buyers", "tiers", "purchase", "outcomes");
        assertThat(TableKind.find("buyers")).isEqualTo(TableKind.BUYERS);
        assertThat(TableKind.find("buyer")).isNull();
    }

    private static Inputs on(String date, String state) {
        return new Facts(Map.of("local.date", LocalDate.parse(date), "state", state), Set.of());
    }

    private record Facts(Map<String, Object> values, Set<String> pendingColumns) implements Inputs {
        @Override
        public @Nullable Object value(String column) {
            return values.get(column);
        }

        @Override
        public boolean present(String column) {
            return values.containsKey(column);
        }

        @Override
        public boolean pending(String column) {
            return pendingColumns.contains(column);
        }
    }

    private static TableFile read(TableKind kind, String text) {
        return READER.read(kind, FILE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Table good(TableKind kind, String text) {
        TableFile file = read(kind, text);
        assertThat(file.problems()).isEmpty();
        return file.table();
    }

    private static List<String> problems(TableKind kind, String text) {
        return Stream.of(read(kind, text).problems())
                .flatMap(List::stream)
                .map(TableReaderTest::told)
                .toList();
    }

    private static String told(RuleProblem problem) {
        return "%d %s \"%s\" %s".formatted(problem.row(), problem.column(), problem.cell(), problem.text());
    }
}
