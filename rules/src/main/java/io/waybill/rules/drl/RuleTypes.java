package io.waybill.rules.drl;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types rules may name, and what these offer: for telling what somebody meant to write. */
final class RuleTypes {
    private static final List<String> FACTS = List.of(
            "Lead",
            "Source",
            "Now",
            "Elapsed",
            "Appended",
            "Match",
            "Ask",
            "Bid",
            "Outcome",
            "Delivery",
            "Sale",
            "RecipientStatus",
            "Turn",
            "Window",
            "Surplus",
            "Underway",
            "Exhausted",
            "Complete",
            "Accepted",
            "Price",
            "Result",
            "OutcomeClass",
            "ExchangeKind");
    private static final List<String> DECISIONS = List.of(
            "Reject",
            "Enhance",
            "Score",
            "Candidate",
            "Ping",
            "Deliver",
            "Wait",
            "Classify",
            "Retry",
            "Fallback",
            "Pause",
            "Alert",
            "Review",
            "Remediate",
            "Close",
            "Sell",
            "Lose",
            "Pay");
    private static final List<String> PLAIN = List.of("String", "Integer", "Long", "Boolean", "Math");
    private static final List<String> PACKAGES = List.of(
            "io.waybill.rules.fact.",
            "io.waybill.rules.decision.",
            "java.lang.",
            "java.math.",
            "java.time.",
            "java.time.temporal.",
            "java.util.");

    private RuleTypes() {}

    static List<String> names() {
        return Stream.of(FACTS, DECISIONS, PLAIN).flatMap(List::stream).toList();
    }

    static boolean isDecision(String name) {
        return DECISIONS.contains(name);
    }

    /** The type of this name, with its package or without; null when there is none that rules may name. */
    static @Nullable Class<?> find(String name) {
        String plain = name.replaceFirst("<.*", "");
        if (plain.indexOf('.') >= 0) {
            return PACKAGES.contains(plain.substring(0, plain.lastIndexOf('.') + 1)) ? load(plain) : null;
        }
        for (String folder : PACKAGES) {
            Class<?> type = load(folder + plain);
            if (type != null) {
                return type;
            }
        }
        return null;
    }

    private static @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, RuleTypes.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError unknown) {
            return null;
        }
    }

    /** What can be called. */
    static Set<String> methods(Class<?> type) {
        return open(type).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a pattern or a constant's reader may name without brackets. */
    static Set<String> properties(Class<?> type) {
        Set<String> names = new TreeSet<>();
        open(type).filter(method -> method.getParameterCount() == 0).forEach(method -> names.add(property(method)));
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).map(String::valueOf).forEach(names::add);
        }
        return names;
    }

    /** What reading a property gives; null when the type has none of this name. */
    static @Nullable Class<?> propertyType(Class<?> type, String name) {
        return open(type)
                .filter(method -> method.getParameterCount() == 0
                        && (property(method).equals(name) || method.getName().equals(name)))
                .<Class<?>>map(Method::getReturnType)
                .findFirst()
                .orElse(null);
    }

    /** The values its constructors take, as {@code (String recipient, Duration timeout) or (String)}; empty when it cannot be made. */
    static String constructors(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .sorted((one, other) -> other.getParameterCount() - one.getParameterCount())
                .map(constructor -> parameters(type, constructor))
                .collect(Collectors.joining(" or "));
    }

    private static String parameters(Class<?> type, Constructor<?> constructor) {
        var components = type.getRecordComponents();
        if (components != null && components.length == constructor.getParameterCount()) {
            return Arrays.stream(components)
                    .map(each -> each.getType().getSimpleName() + " " + each.getName())
                    .collect(Collectors.joining(", ", "(", ")"));
        }
        return Arrays.stream(constructor.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Stream<Method> open(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method ->
                        method.getDeclaringClass() != Object.class && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !Set.of("equals", "hashCode", "toString").contains(method.getName()));
    }

    private static String property(Method method) {
        String name = method.getName();
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
        return prefix > 0 && name.length() > prefix && Character.isUpperCase(name.charAt(prefix))
                ? name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1)
                : name;
    }
}
