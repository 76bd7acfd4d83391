package io.waybill.app.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.RuleSet;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeldRulesTest {
    static Method[] questions() {
        return Arrays.stream(RuleSet.class.getMethods())
                .filter(method -> method.getDeclaringClass().equals(RuleSet.class))
                .toArray(Method[]::new);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyQuestionIsPassedOn(Method question) throws NoSuchMethodException {
        var own = HeldRules.class.getMethod(question.getName(), question.getParameterTypes());

        assertThat(own.getDeclaringClass()).isEqualTo(HeldRules.class);
    }
}
