package io.waybill.mappings.template;

import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Takes what a template prints: keeps the value's type when there is just one, and stops a template that prints or loops too much. */
final class LeafWriter extends Writer implements SpecializedWriter {
    static final int MAX_CHARS = 1_000_000;
    private static final int MAX_STEPS = 10_000;

    private final StringBuilder text = new StringBuilder();
    private @Nullable Object last;
    private int steps;

    /** The value printed last, with its type. */
    @Nullable
    Object last() {
        return last;
    }

    String text() {
        return text.toString();
    }

    /** Counts one turn of a loop. */
    void step() {
        if (++steps > MAX_STEPS) {
            throw new TemplateFailed("The template loops more than %d times.".formatted(MAX_STEPS));
        }
    }

    @Override
    public void write(Object value) {
        last = value;
        writeSpecialized(Values.text(value));
    }

    @Override
    public void writeSpecialized(String value) {
        if (text.length() + value.length() > MAX_CHARS) {
            throw new TemplateFailed("The template prints more than %d characters.".formatted(MAX_CHARS));
        }
        text.append(value);
    }

    @Override
    public void write(char[] chars, int offset, int length) {
        writeSpecialized(new String(chars, offset, length));
    }

    @Override
    public void writeSpecialized(int value) {
        write((Object) value);
    }

    @Override
    public void writeSpecialized(long value) {
        write((Object) value);
    }

    @Override
    public void writeSpecialized(double value) {
        write((Object) value);
    }

    @Override
    public void writeSpecialized(float value) {
        write((Object) value);
    }

    @Override
    public void writeSpecialized(short value) {
        write((Object) value);
    }

    @Override
    public void writeSpecialized(byte value) {
        write((Object) value);
    }

    @Override
    public void writeSpecialized(char value) {
        writeSpecialized(String.valueOf(value));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
