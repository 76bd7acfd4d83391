package io.waybill.rules.drl;

import java.util.Map;
import java.util.Set;

/**
 * What rules may call and read: facts, decisions and plain values of Java, and of those only what neither reaches outside nor grows without
 * bounds. Everything that is not here is refused, known to be harmful or not.
 */
final class AllowedCalls {
    private static final Set<String> OURS = Set.of("io/waybill/rules/fact/", "io/waybill/rules/decision/");

    /** What the engine's generated code calls itself; authors cannot name these packages. */
    private static final Set<String> ENGINE = Set.of(
            "org/drools/model/", "org/drools/modelcompiler/", "org/drools/core/base/accumulators/", "org/kie/api/");

    private static final Set<String> ENGINE_REFUSED =
            Set.of("executeScript", "update", "delete", "getRuntime", "logicalInsert", "halt", "getContext", "channel");

    /** Values whose every method is harmless but for those refused below. */
    private static final Set<String> VALUES = Set.of(
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Boolean",
            "java/lang/Character",
            "java/lang/Number",
            "java/lang/Math",
            "java/lang/Comparable",
            "java/math/RoundingMode",
            "java/time/LocalDate",
            "java/time/LocalTime",
            "java/time/LocalDateTime",
            "java/time/ZonedDateTime",
            "java/time/OffsetDateTime",
            "java/time/Instant",
            "java/time/Duration",
            "java/time/Period",
            "java/time/DayOfWeek",
            "java/time/Month",
            "java/time/Year",
            "java/time/YearMonth",
            "java/time/ZoneId",
            "java/time/ZoneOffset",
            "java/time/temporal/ChronoUnit",
            "java/util/Objects",
            "io/waybill/rules/table/Backoff",
            "io/waybill/rules/table/Payout");

    /** Clock, chance, settings of the machine, and ways to code. */
    private static final Set<String> VALUES_REFUSED = Set.of(
            "now",
            "systemDefault",
            "random",
            "getInteger",
            "getLong",
            "getBoolean",
            "getClass",
            "query",
            "with",
            "adjustInto",
            "datesUntil",
            "describeConstable",
            "resolveConstantDesc",
            "checkIndex",
            "requireNonNull",
            "requireNonNullElseGet",
            "compare",
            "wait",
            "notify",
            "notifyAll");

    private static final Set<String> COLLECTION = Set.of(
            "of",
            "copyOf",
            "get",
            "size",
            "isEmpty",
            "contains",
            "containsAll",
            "containsKey",
            "containsValue",
            "getOrDefault",
            "indexOf",
            "lastIndexOf",
            "getFirst",
            "getLast",
            "keySet",
            "values",
            "entry",
            "getKey",
            "getValue",
            "equals",
            "hashCode",
            "add",
            "put",
            "isPresent",
            "orElse",
            "empty",
            "ofNullable");

    private static final Map<String, Set<String>> METHODS = Map.ofEntries(
            Map.entry(
                    "java/lang/String",
                    Set.of(
                            "length",
                            "isEmpty",
                            "isBlank",
                            "charAt",
                            "equals",
                            "equalsIgnoreCase",
                            "compareTo",
                            "compareToIgnoreCase",
                            "contains",
                            "startsWith",
                            "endsWith",
                            "indexOf",
                            "lastIndexOf",
                            "substring",
                            "trim",
                            "strip",
                            "stripLeading",
                            "stripTrailing",
                            "toLowerCase",
                            "toUpperCase",
                            "hashCode",
                            "toString",
                            "valueOf",
                            "concat",
                            "regionMatches")),
            Map.entry("java/lang/CharSequence", Set.of("length", "charAt", "isEmpty", "toString")),
            Map.entry("java/lang/Object", Set.of("<init>", "equals", "hashCode", "toString")),
            Map.entry(
                    "java/lang/Enum",
                    Set.of("<init>", "valueOf", "name", "ordinal", "compareTo", "equals", "toString", "hashCode")),
            Map.entry(
                    "java/math/BigDecimal",
                    Set.of(
                            "<init>",
                            "add",
                            "subtract",
                            "multiply",
                            "negate",
                            "abs",
                            "signum",
                            "compareTo",
                            "equals",
                            "hashCode",
                            "min",
                            "max",
                            "valueOf",
                            "intValue",
                            "longValue",
                            "doubleValue",
                            "toString",
                            "stripTrailingZeros",
                            "remainder",
                            "setScale",
                            "longValueExact",
                            "intValueExact",
                            "scale",
                            "precision",
                            "movePointLeft",
                            "movePointRight",
                            "divide")),
            Map.entry("java/util/List", COLLECTION),
            Map.entry("java/util/Set", COLLECTION),
            Map.entry("java/util/Map", COLLECTION),
            Map.entry("java/util/Map$Entry", COLLECTION),
            Map.entry("java/util/Collection", COLLECTION),
            Map.entry("java/util/Optional", COLLECTION),
            Map.entry("java/util/ArrayList", Set.of("<init>", "add", "get", "size", "isEmpty", "contains")),
            Map.entry("java/util/HashMap", Set.of("<init>", "put", "get", "size", "isEmpty", "containsKey")),
            Map.entry("java/util/Arrays", Set.of("asList")),
            Map.entry("java/util/Collections", Set.of("emptyList")),
            Map.entry("java/lang/System", Set.of("arraycopy")),
            Map.entry("java/lang/IllegalArgumentException", Set.of("<init>")),
            Map.entry("java/lang/RuntimeException", Set.of("<init>")),
            Map.entry("java/util/regex/Pattern", Set.of("compile", "matcher")),
            Map.entry("java/util/regex/Matcher", Set.of("matches")),
            Map.entry(
                    "java/time/format/DateTimeFormatterBuilder",
                    Set.of("<init>", "parseCaseInsensitive", "appendPattern", "toFormatter")),
            Map.entry("org/drools/util/DateUtils", Set.of("getDateFormatMask")),
            Map.entry("org/kie/util/maven/support/ReleaseIdImpl", Set.of("<init>")));

    private static final Set<String> FIELDS_OF = Set.of("java/math/BigDecimal", "java/util/Locale");

    private AllowedCalls() {}

    /**
     * Whether a method or constructor may be called.
     *
     * @param owner the class, with slashes
     */
    static boolean allows(String owner, String method) {
        if (isGenerated(owner) || OURS.stream().anyMatch(owner::startsWith)) {
            return true;
        }
        if (ENGINE.stream().anyMatch(owner::startsWith)) {
            return !ENGINE_REFUSED.contains(method) && !owner.endsWith("MatchesOperator");
        }
        return VALUES.contains(owner)
                ? !VALUES_REFUSED.contains(method)
                : METHODS.getOrDefault(owner, Set.of()).contains(method);
    }

    /** Whether a constant of this class may be read. */
    static boolean allowsField(String owner) {
        return isGenerated(owner)
                || VALUES.contains(owner)
                || OURS.stream().anyMatch(owner::startsWith)
                || FIELDS_OF.contains(owner)
                || (ENGINE.stream().anyMatch(owner::startsWith) && !owner.endsWith("MatchesOperator"));
    }

    /** Whether the class was made of the rules themselves, and is looked through like all of them. */
    static boolean isGenerated(String owner) {
        return owner.startsWith("io/waybill/flow/");
    }
}
