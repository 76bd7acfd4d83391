package io.waybill.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.rules.RuleProblem;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Score;
import io.waybill.rules.flow.ValueKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that try to get out of what rules may do: none of them is ever loaded. */
class HostileRulesTest {
    private static final Map<String, ValueKind> COLUMNS =
            Map.of("state", ValueKind.TEXT, "loan_amount", ValueKind.NUMBER);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\".getClass().forName( \"java.lang.Runtime\" );",
                "Object o = \"\" . getClass ( );",
                "Object o = String.class.getClassLoader();",
                "Object o = java.lang./* hidden */Runtime.getRuntime();",
                "Object o = java.lang.\n Runtime\n .getRuntime();",
                "Object o = java . lang . Runtime . getRuntime ( );",
                "\\u0052untime.getRuntime().exec( \"sh\" );",
                "Object o = new ProcessBuilder( \"sh\" );",
                "new java.io.File( \"/tmp/x\" ).delete();",
                "new java.io.FileOutputStream( \"x\" );",
                "java.nio.file.Files.exists( null );",
                "Object o = java.nio.file.Path.of( \"/etc/passwd\" ).toFile();",
                "new java.net.Socket( \"127.0.0.1\", 80 );",
                "Object o = java.net.InetAddress.getLoopbackAddress();",
                "System.exit( 0 );",
                "String p = System.getProperty( \"user.home\" );",
                "Integer i = Integer.getInteger( \"java.version\" );",
                "boolean b = Boolean.getBoolean( \"x\" );",
                "Object o = Long.getLong( \"x\" );",
                "Thread.sleep( 1000 );",
                "Object o = Thread.currentThread();",
                "java.util.concurrent.TimeUnit.DAYS.sleep( 1 );",
                "java.util.concurrent.locks.LockSupport.park();",
                "Object o = java.util.concurrent.ForkJoinPool.commonPool();",
                "$lead.wait();",
                "$lead.notifyAll();",
                "synchronized( $lead ) { insert( new Reject( \"x\" ) ); }",
                "while( true ) { }",
                "for( ; ; ) { }",
                "do { } while( true );",
                "for( int i = 0; i < 10; i++ ) { insert( new Reject( \"x\" ) ); }",
                "for( Object o : List.of( 1, 2 ) ) { insert( o ); }",
                "again: while( true ) { continue again; }",
                "int i = 0; while( i < 1 ) i++;",
                "List.of( 1, 2 ).forEach( x -> insert( x ) );",
                "List.of( 1 ).stream().map( x -> x ).toList();",
                "java.util.stream.Stream.iterate( 1, x -> x + 1 ).count();",
                "java.util.function.Supplier<Object> s = () -> 1; s.get();",
                "Runnable r = Runtime.getRuntime()::gc;",
                "Runnable r = () -> { }; r.run();",
                "new Object() { int f( int n ) { return f( n + 1 ); } }.f( 0 );",
                "class A { int f( int n ) { return f( n + 1 ); } } new A().f( 0 );",
                "new Thread() { public void run() { } }.start();",
                "String s = \"x\".repeat( 2000000000 );",
                "String s = String.format( \"%2000000000d\", 1 );",
                "String s = \"%2000000000d\".formatted( 1 );",
                "String s = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\"; boolean b = s.matches( \"(a+)+$\" );",
                "String s = \"aaaaaaaaaaaaaaaaaa!\".replaceAll( \"(a+)+$\", \"x\" );",
                "Object o = \"a,b\".split( \"(a+)+$\" );",
                "boolean b = java.util.regex.Pattern.matches( \"(a+)+$\", \"aaaa!\" );",
                "boolean b = java.util.regex.Pattern.compile( \"(a+)+$\" ).matcher( \"aaaa\" ).find();",
                "Object o = new int[2000000000];",
                "int n = 1 << 30; Object o = new long[n];",
                "Object o = new int[1000][1000][1000];",
                "Object o = new java.util.ArrayList( 2000000000 );",
                "Object o = java.util.Collections.nCopies( 2000000000, \"x\" ).toString();",
                "Object o = new StringBuilder( 2000000000 );",
                "Object o = new java.math.BigDecimal( \"1e1000000000\" ).add( java.math.BigDecimal.ONE );",
                "Object o = new java.math.BigDecimal( \"9\" ).pow( 999999999 );",
                "Object o = new java.math.BigDecimal( \"9\" ).setScale( 2000000000 );",
                "int n = 2000000000; Object o = java.math.BigDecimal.ONE.setScale( n );",
                "Object o = java.math.BigInteger.ONE.shiftLeft( 2000000000 );",
                "Object o = java.time.Instant.now();",
                "Object o = java.time.LocalDate.now( java.time.ZoneId.of( \"UTC\" ) );",
                "Object o = java.time.ZoneId.systemDefault();",
                "Object o = new java.util.Random().nextInt();",
                "Object o = java.util.UUID.randomUUID();",
                "Object o = java.util.ServiceLoader.load( Runnable.class );",
                "Object o = javax.naming.InitialContext.doLookup( \"ldap://127.0.0.1/x\" );",
                "Object o = java.sql.DriverManager.getConnection( \"jdbc:x\" );",
                "Object o = new java.util.Scanner( \"x\" );",
                "Object o = java.util.Locale.getDefault(); java.util.Locale.setDefault( java.util.Locale.US );",
                "java.util.TimeZone.setDefault( null );",
                "io.waybill.rules.RuleSetCompiler.compile( null, null );",
                "Object o = io.waybill.rules.table.cell.NamedLists.read( null );",
                "Object o = org.kie.api.KieServices.get();",
                "drools.getKieRuntime().dispose();",
                "kcontext.getKieRuntime().halt();",
                "drools.getContext( null );",
                "drools.logicalInsert( new Reject( \"x\" ) );",
                "insertLogical( new Reject( \"x\" ) ); Object o = drools.getRule();",
                "drools . update( $lead );",
                "((org.drools.model.Drools) drools).halt();",
                "throw (RuntimeException) Class.forName( \"x\" ).newInstance();",
                "Object o = java.lang.invoke.MethodHandles.lookup();",
                "Object o = java.lang.reflect.Array.newInstance( int.class, 2000000000 );",
                "Object o = sun.misc.Unsafe.class;",
                "int f = 1; switch( f ) { default: Runtime.getRuntime().halt( 1 ); }",
                "try { Runtime.getRuntime(); } finally { }",
                "Object o = true ? Runtime.getRuntime() : null;",
                "var r = Runtime.getRuntime();",
                "assert Runtime.getRuntime() != null;",
            })
    void noConsequenceGetsOut(String statement) {
        List<RuleProblem> problems = refused("""
                import java.util.List;
                rule "pricing.hostile"
                when
                    $lead : Lead()
                then
                    %s
                end
                """.formatted(statement));

        assertThat(problems).allSatisfy(problem -> assertThat(problem.row()).isBetween(2, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval( Runtime.getRuntime() != null )",
                "Lead( getClass().getName() == \"x\" )",
                "Lead( class.name == \"x\" )",
                "Lead( this.getClass().getClassLoader() != null )",
                "Lead( System.currentTimeMillis() > 0 )",
                "Lead( java.lang.System.currentTimeMillis() > 0 )",
                "Lead( this[\"state\"] matches \"(a+)+$\" )",
                "Lead( this[\"state\"] matches \"a*a*a*a*a*b\" )",
                "Lead( this[\"state\"] matches \"(.*)(.*)(.*)(.*)x\" )",
                "Lead( this[\"state\"] matches \"(a)\\\\1\" )",
                "Lead( this[\"state\"] matches \"(?=a)a\" )",
                "Lead( this[\"state\"] not matches \"(a+)+$\" )",
                "$l : Lead( $p : this[\"state\"], this[\"state\"] matches $p )",
                "Lead( this[\"state\"].matches( \"(a+)+$\" ) )",
                "Lead( this[\"state\"].repeat( 2000000000 ) != null )",
                "$o : Object() from java.lang.Runtime.getRuntime()",
                "$o : Object() from java.util.stream.IntStream.range( 0, 2000000000 ).boxed().toList()",
                "$o : Object() from new java.io.File( \"/\" ).list()",
                "$o : Object() from entry-point \"x\"",
                "accumulate( Lead(), init( int n = 0; ) action( while( true ) { n++; } ) result( n ) )",
                "$n : Number() from accumulate( $l : Lead(), init( int n = 0; ) action( while( true ) { n++; } ) result( n ) )",
                "accumulate( Lead(); $n : sum( Runtime.getRuntime().hashCode() ) )",
                "Lead() over window:time( 1h )",
                "Thread()",
                "java.io.File()",
                "Class()",
                "$lead : Lead() eval( new Thread().isAlive() )",
                "Lead( Math.random() > 0.5 )",
                "Lead( java.time.LocalDate.now() != null )",
            })
    void noPatternGetsOut(String pattern) {
        refused("rule \"pricing.hostile\"\nwhen\n    %s\nthen\nend\n".formatted(pattern));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function int f( int n ) { return f( n + 1 ); }\n",
                "function void f() { while( true ) { } }\n",
                "query \"q\" ( String s ) q( s; ) end\n",
                "import static java.lang.Runtime.getRuntime\n",
                "import function java.lang.Runtime.getRuntime\n",
                "import java.io.File\n",
                "import java.util.concurrent.Executors\n",
                "import java.lang.reflect.Method\n",
                "import io.waybill.rules.RuleSetCompiler\n",
                "import accumulate java.lang.Runtime r\n",
                "declare Evil extends Thread end\n",
                "declare Evil extends java.io.File end\n",
                "declare Evil @role( event ) x : int end\n",
                "declare Evil x : int = Runtime.getRuntime().hashCode() end\n",
                "declare entry-point \"x\" end\n",
                "declare window W Lead() over window:length( 1 ) end\n",
                "global java.util.List list\n",
                "dialect \"mvel\"\n",
                "rule \"pricing.timer\" timer( int: 1s ) when Lead() then end\n",
                "rule \"pricing.cron\" timer( cron: * * * * * ? ) when Lead() then end\n",
                "rule \"pricing.calendar\" calendars \"x\" when Lead() then end\n",
                "rule \"pricing.group\" agenda-group \"x\" when Lead() then end\n",
                "rule \"pricing.flow\" ruleflow-group \"x\" when Lead() then end\n",
                "rule \"pricing.expires\" date-expires \"10-Jul-1974\" when Lead() then end\n",
                "rule \"pricing.duration\" duration 1000 when Lead() then end\n",
                "rule \"pricing.salience\" salience( Runtime.getRuntime().hashCode() ) when Lead() then end\n",
                "rule \"pricing.mvel\" dialect \"mvel\" when Lead() then Runtime.getRuntime() end\n",
                "rule \"a\\\" ); Runtime.getRuntime(); ( \\\"\" when Lead() then end\n",
            })
    void noConstructGetsOut(String construct) {
        refused(construct + "rule \"pricing.a\"\nwhen\n    Lead()\nthen\nend\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert( new Reject( \"in \" + $lead.get( \"state\" ) + 1 ) );",
                "String s = $lead.text( \"state\" ); if( s == null || s.isEmpty() ) { insert( new Reject( \"none\" ) ); } else { insert( new Score( 3 ) ); }",
                "BigDecimal n = new BigDecimal( \"12.50\" ).add( BigDecimal.valueOf( 3 ) ).setScale( 2, java.math.RoundingMode.HALF_UP ); insert( new Score( n.intValue() ) );",
                "List<String> some = List.of( \"CA\", \"NY\" ); if( some.contains( $lead.text( \"state\" ) ) ) { insert( new Score( 1 ) ); }",
                "long hours = java.time.Duration.ofMinutes( 90 ).toHours(); insert( new Score( (int) Math.max( hours, 2L ) ) );",
                "int points = switch( String.valueOf( $lead.text( \"state\" ) ) ) { case \"CA\" -> 3; default -> 1; }; insert( new Score( points ) );",
                "insert( new Alert( \"x\", \"a\".toUpperCase().trim().substring( 0, 1 ) ) );",
            })
    void honestConsequencesPass(String statement) {
        Compiled.rules(Stage.PRICING, """
                        import java.math.BigDecimal;
                        import java.util.List;
                        rule "pricing.honest" salience 10 no-loop
                        when
                            $lead : Lead()
                        then
                            %s
                        end
                        """.formatted(statement), COLUMNS).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lead( this[\"state\"] matches \"^C[AO]$\" )",
                "Lead( this[\"state\"] matches \".*foo.*\" )",
                "Lead( this[\"state\"] in ( \"CA\", \"NY\" ), this[\"loan_amount\"] between 1 and 5 )",
                "accumulate( Score( $p : points ); $sum : sum( $p ); $sum > 3 )",
                "$n : Number( intValue > 2 ) from accumulate( Score( $p : points ), count( $p ) )",
                "Extra( name contains \"x\", points > 3 )",
                "$s : String() from List.of( \"CA\", \"NY\" )",
                "forall( Score( points > 0 ) )",
                "exists( Reject() or Close() )",
            })
    void honestPatternsPass(String pattern) {
        Compilation compilation = compile("""
                import java.util.List;
                declare Extra name : String points : int end
                rule "pricing.honest" when %s then end
                """.formatted(pattern));

        if (compilation instanceof Compilation.Failed failed) {
            assertThat(failed.problems())
                    .extracting(RuleProblem::text)
                    .noneMatch(text -> text.contains("not for rules"));
        } else if (compilation instanceof Compilation.Compiled compiled) {
            compiled.rules().close();
        }
    }

    @Test
    void everyMisuseOfAFileIsToldAtItsLine() {
        List<RuleProblem> problems = refused("""
                rule "pricing.a"
                when
                    Lead()
                then
                    String s = "a".repeat( 3 );
                end
                rule "pricing.b"
                when
                    Lead()
                then
                    int n = 0;
                    while( n < 3 ) { n++; }
                end
                """);

        assertThat(problems).extracting(RuleProblem::row).containsExactly(5, 12);
        assertThat(problems).extracting(RuleProblem::cell).containsExactly("pricing.a", "pricing.b");
    }

    @Test
    void aRuleThatFeedsItselfIsCutOff() {
        try (StageRules rules = Compiled.rules(
                Stage.PRICING,
                "rule \"pricing.more\" when $s : Score() then insert( new Score( $s.points() + 1 ) ); end",
                COLUMNS)) {
            assertThatThrownBy(() -> rules.fire(Stage.PRICING, List.of(new Score(1))))
                    .isInstanceOf(RulesDoNotSettle.class);
        }
    }

    @Test
    void aTextThatDoublesWithEveryRoundIsCutOff() {
        try (StageRules rules = Compiled.rules(
                Stage.PRICING,
                "rule \"pricing.more\" when $a : Alert() then insert( new Alert( \"x\", $a.text() + $a.text() ) ); end",
                COLUMNS)) {
            assertThatThrownBy(() -> rules.fire(Stage.PRICING, List.of(new Alert("x", "twice"))))
                    .isInstanceOf(RulesFailed.class);
        }
    }

    @Test
    void aTextCannotGrowWithoutBoundsInOneRule() {
        refused("rule \"pricing.a\" when $r : Reject() then String s = $r.reason(); %s insert( new Reject( s ) ); end"
                .formatted("s = s + s; ".repeat(40)));
    }

    @Test
    void factsThatHoldEachOtherAreNoWayToEndTheProgram() {
        String drl = """
                import java.util.ArrayList;
                rule "pricing.a"
                when
                    Reject()
                then
                    ArrayList a = new ArrayList();
                    ArrayList b = new ArrayList();
                    a.add( b );
                    b.add( a );
                    insert( new Reject( "" + a ) );
                end
                """;
        switch (compile(drl)) {
            case Compilation.Failed failed -> assertThat(failed.problems()).isNotEmpty();
            case Compilation.Compiled compiled -> {
                assertThatThrownBy(() -> compiled.rules().fire(Stage.PRICING, List.of(new Reject("x"))))
                        .isInstanceOf(RulesFailed.class);
                compiled.rules().close();
            }
        }
    }

    private static List<RuleProblem> refused(String drl) {
        Compilation compilation = compile(drl);
        if (compilation instanceof Compilation.Compiled compiled) {
            compiled.rules().close();
        }
        assertThat(compilation).isInstanceOf(Compilation.Failed.class);
        List<RuleProblem> problems = ((Compilation.Failed) compilation).problems();
        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.text()).doesNotContain("Exception").doesNotContain("\n");
            assertThat(problem.row()).isPositive();
        });
        return problems;
    }

    private static Compilation compile(String drl) {
        return DrlCompiler.compile(Map.of(Stage.PRICING, new DrlCompiler.Source("pricing.drl", drl)), COLUMNS);
    }
}
