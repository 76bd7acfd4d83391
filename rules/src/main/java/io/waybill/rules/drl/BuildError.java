package io.waybill.rules.drl;

import org.kie.api.builder.Message;

/**
 * One thing the engine found wrong.
 *
 * @param inConsequence found in the Java code of a then part
 */
record BuildError(boolean inConsequence, String text) {
    private static final String FALL =
            "The engine cannot make anything of this. Maybe a sign is misplaced, or a word is no part of DRL?";

    static BuildError of(Message message) {
        boolean java = message.getPath() != null && message.getPath().endsWith(".java");
        return new BuildError(java, message.getText());
    }

    /** The engine fell over the text instead of finding something wrong with it. */
    static BuildError ofFall() {
        return new BuildError(false, FALL);
    }

    boolean isFall() {
        return text.equals(FALL);
    }

    /** Whether it only repeats what other errors say. */
    boolean isNoise() {
        return text.startsWith("Java source of") || text.startsWith("Parser returned");
    }
}
