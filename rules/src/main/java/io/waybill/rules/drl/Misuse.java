package io.waybill.rules.drl;

import java.util.List;

/**
 * Something compiled rules do that rules must not.
 *
 * @param words what it may be called in the author's text, the likeliest first
 * @param text what is wrong and what would be right
 */
record Misuse(List<String> words, String text) {
    private static final String LOOP =
            "Rules do not loop: a rule fires for each fact it matches. Maybe a pattern that matches each of them?";

    Misuse {
        words = List.copyOf(words);
    }

    static Misuse call(String owner, String method) {
        String type = owner.substring(1 + Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')));
        String name = method.equals("<init>") ? "new " + type : type + "." + method;
        return new Misuse(
                method.equals("<init>") ? List.of(type) : List.of(method, type),
                "(%s) is not for rules: they read facts and plain values, and insert decisions. Maybe the app should bring it as a fact?"
                        .formatted(name));
    }

    static Misuse loop() {
        return new Misuse(List.of("while", "for", "do"), LOOP);
    }

    static Misuse of(String word, String text) {
        return new Misuse(List.of(word), text);
    }
}
