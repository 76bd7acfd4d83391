package io.waybill.mappings.template;

/** {@code 1st}, {@code 2nd}, {@code 11th}. */
final class Ordinal {
    private Ordinal() {}

    static String of(long number) {
        return number + ending(number);
    }

    static String ending(long number) {
        long tens = Math.abs(number) % 100;
        if (tens >= 11 && tens <= 13) {
            return "th";
        }
        return switch ((int) (tens % 10)) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
