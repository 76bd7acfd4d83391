package io.waybill.rules.drl;

import io.waybill.rules.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What rules must not do, found in the text before anything is compiled. It keeps honest authors within the discipline; DRL is code, and who
 * may change it is for the roles to say.
 */
enum Forbidden {
    GLOBALS(
            "\\bglobal\\b",
            "Rules have no globals: they read facts and insert decisions. Maybe insert a fact instead?"),
    CHANGES(
            "\\b(modify|update|retract|delete)\\b\\s*[({]",
            "Rules only insert, they never change or take away facts. Maybe insert a new fact?"),
    ENGINE(
            "\\b(drools|kcontext)\\s*\\.|\\borg\\s*\\.\\s*(drools|kie)\\b",
            "Rules do not steer the engine. Maybe insert a decision?"),
    STREAMS(
            "\\bentry-point\\b|\\bover\\s+window\\b",
            "Rules see the facts of one lead, all at once: there are no streams of them. Maybe leave this out?"),
    CALLS_OUT(
            "\\b(System|Runtime|Thread|Process|ProcessBuilder|ProcessHandle|ServiceLoader|Files|Paths|Socket|URL|Executors|CompletableFuture)\\b"
                    + "|\\b(java\\s*\\.\\s*(io|net|nio|sql|rmi|util\\s*\\.\\s*concurrent)|javax|sun|jdk|com\\s*\\.\\s*sun)\\s*\\.",
            "Rules call nothing outside: no input, output, threads or processes. Maybe the app should bring it as a fact?"),
    REFLECTION(
            "\\b(Class|ClassLoader|Module|MethodHandles|Unsafe|getClass|forName|setAccessible|newInstance)\\b|\\bjava\\s*\\.\\s*lang\\s*\\.\\s*(reflect|invoke)\\b",
            "Rules use no reflection. Maybe the facts already say what is needed?"),
    CLOCK_AND_CHANCE(
            "\\.\\s*now\\s*\\(|\\b(Clock|UUID|Random|SecureRandom|ThreadLocalRandom|SplittableRandom)\\b|\\bnew\\s+(java\\s*\\.\\s*util\\s*\\.\\s*)?Date\\b|\\bMath\\s*\\.\\s*random\\b",
            "The same facts must always give the same decisions. Maybe read the fact Now, or random of Lead?");

    /** Java reads these as the letters they stand for, anywhere: another way to write any of the above. */
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u+[0-9a-fA-F]{4}");

    private final Pattern pattern;
    private final String text;

    Forbidden(String pattern, String text) {
        this.pattern = Pattern.compile(pattern);
        this.text = text;
    }

    static List<RuleProblem> problemsIn(DrlText drl) {
        List<RuleProblem> problems = new ArrayList<>();
        for (Forbidden forbidden : values()) {
            add(drl, forbidden.pattern.matcher(drl.code()), forbidden.text, problems);
        }
        add(drl, UNICODE_ESCAPE.matcher(drl.text()), "No unicode escapes. Maybe write the letter itself?", problems);
        return problems;
    }

    private static void add(DrlText drl, Matcher matcher, String text, List<RuleProblem> problems) {
        while (matcher.find()) {
            problems.add(RuleProblem.error(
                    drl.file(), drl.line(matcher.start()), "", matcher.group().strip(), text));
        }
    }
}
