package io.waybill.app.simulation;

import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the real classes of one node together by their constructors, around the few parts that the simulation brings itself. What nobody brought
 * and is only an interface (a database above all) is there, and empty. For one thread.
 */
final class Wiring {
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final Set<Class<?>> absent = new HashSet<>();

    /** This part, wherever its type is asked for. */
    Wiring with(Class<?> type, Object part) {
        parts.put(type, part);
        return this;
    }

    /** Parts that nothing in the simulation uses. */
    Wiring without(Class<?>... types) {
        absent.addAll(List.of(types));
        return this;
    }

    /** The part of that type, with everything it needs. */
    <T> T get(Class<T> type) {
        return Objects.requireNonNull(type.cast(part(type)));
    }

    private @Nullable Object part(Class<?> type) {
        if (absent.contains(type)) {
            return null;
        }
        var known = parts.get(type);
        if (known == null) {
            known = type.isInterface() ? answer(type) : made(type);
            if (known != null) {
                parts.put(type, known);
            }
        }
        return known;
    }

    private @Nullable Object made(Class<?> type) {
        if (!type.getName().startsWith("io.waybill.")) {
            return answer(type);
        }
        var constructor = constructor(type);
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(this::part)
                    .toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("No " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No " + type, e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        var all = List.of(type.getDeclaredConstructors());
        return all.stream()
                .filter(one -> one.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseGet(() -> all.stream()
                        .max(Comparator.comparingInt(Constructor::getParameterCount))
                        .orElseThrow());
    }

    /** Something of the type that knows nothing: no rows, no elements, nothing. */
    private static Object empty(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> System.identityHashCode(self) == System.identityHashCode(arguments[0]);
                    case "toString" -> "empty " + type.getSimpleName();
                    default -> answer(method.getReturnType());
                });
    }

    private static @Nullable Object answer(Class<?> type) {
        if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type.isAssignableFrom(List.class) && type != Object.class) {
            return List.of();
        }
        return type.isInterface() ? empty(type) : null;
    }
}
