package io.waybill.rules.drl;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands right before a call in compiled code, and how much longer texts and numbers can get in it. For one method and one thread. */
final class Operands {
    private static final int LARGEST_ARRAY = 100_000;
    private static final int MOST_DECIMALS = 30;

    /** How many times as long as what it began with a text may be at the end of a rule. */
    private static final long MOST_GROWTH = 4_096;

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d{0,30}(\\.\\d{0,30})?");

    private static final String NO_LITERAL =
            "Decimal numbers are made of plain digits. Maybe new BigDecimal( \"12.50\" )?";
    private static final String NO_SCALE = "Decimals are counted by a plain number up to 30. Maybe 2?";

    private final Deque<Instruction> last = new ArrayDeque<>();
    private long growth = 1;

    /** Goes on to the next element. */
    void pass(CodeElement element) {
        if (element instanceof Instruction instruction) {
            last.addFirst(instruction);
            if (last.size() > 2) {
                last.removeLast();
            }
        }
    }

    /** Notes that this many texts become one. */
    void joins(int texts) {
        growth = Math.min(Long.MAX_VALUE / 1_000, growth * Math.max(1, texts));
    }

    boolean growsTooMuch() {
        return growth > MOST_GROWTH;
    }

    /** Whether a number right before is a constant that makes a small array. */
    boolean smallNumberLast() {
        return constant(last.peekFirst()) instanceof Integer number && number <= LARGEST_ARRAY;
    }

    /** What is wrong with an allowed call as it is made here; null when nothing is. */
    @Nullable
    String mistakeIn(String owner, String method, String descriptor) {
        if (owner.equals("java/lang/String") && method.equals("concat")) {
            joins(2);
        }
        if (owner.equals("java/util/regex/Pattern") && method.equals("compile")) {
            return PatternLimits.mistakeIn(constant(last.peekFirst()));
        }
        if (owner.equals("java/util/ArrayList") || owner.equals("java/util/HashMap")) {
            return method.equals("<init>") && !descriptor.equals("()V")
                    ? "Lists and maps begin empty. Maybe no size?"
                    : null;
        }
        return owner.equals("java/math/BigDecimal") ? mistakeInDecimal(method, descriptor) : null;
    }

    private @Nullable String mistakeInDecimal(String method, String descriptor) {
        return switch (method) {
            case "<init>" ->
                switch (descriptor) {
                    case "(I)V", "(J)V", "(D)V" -> null;
                    case "(Ljava/lang/String;)V" ->
                        constant(last.peekFirst()) instanceof String text
                                        && PLAIN_NUMBER.matcher(text).matches()
                                ? null
                                : NO_LITERAL;
                    default -> NO_LITERAL;
                };
            case "multiply" -> {
                joins(2);
                yield null;
            }
            case "valueOf" -> descriptor.startsWith("(JI)") ? scale(last.peekFirst()) : null;
            case "setScale", "movePointLeft", "movePointRight", "divide" -> scaled(descriptor);
            default -> null;
        };
    }

    private @Nullable String scaled(String descriptor) {
        if (!descriptor.contains("I")) {
            return null;
        }
        boolean rounded = last.peekFirst() instanceof FieldInstruction;
        return scale(rounded ? last.peekLast() : last.peekFirst());
    }

    private static @Nullable String scale(@Nullable Instruction instruction) {
        return constant(instruction) instanceof Integer decimals && Math.abs(decimals) <= MOST_DECIMALS
                ? null
                : NO_SCALE;
    }

    private static @Nullable Object constant(@Nullable Instruction instruction) {
        return instruction instanceof ConstantInstruction constant ? constant.constantValue() : null;
    }
}
