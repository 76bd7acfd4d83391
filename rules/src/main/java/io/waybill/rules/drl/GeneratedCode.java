package io.waybill.rules.drl;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks through what the engine made of rules, before any of it is loaded. Compiled code names every class and method outright: no spelling, escape
 * or import can hide a call. For one class and one thread.
 */
final class GeneratedCode {
    /** Only settings of the engine, nothing of the author's. */
    private static final String PROJECT = "org/drools/project/model/";

    /** A class that an author writes within a rule. */
    private static final Pattern INNER = Pattern.compile("(Lambda|Rules)[^/$]*\\$");

    private final ClassModel type;
    private final Set<Misuse> misuses = new LinkedHashSet<>();

    private GeneratedCode(ClassModel type) {
        this.type = type;
    }

    /** @param compiled one class file */
    static Set<Misuse> misusesIn(byte[] compiled) {
        ClassModel type = ClassFile.of().parse(compiled);
        if (type.thisClass().asInternalName().startsWith(PROJECT)) {
            return Set.of();
        }
        var code = new GeneratedCode(type);
        code.look();
        return code.misuses;
    }

    private void look() {
        if (INNER.matcher(type.thisClass().asInternalName()).find()) {
            misuses.add(Misuse.of("class", "Rules have no classes of their own. Maybe declare a fact?"));
        }
        type.methods().forEach(this::look);
    }

    private void look(MethodModel method) {
        Set<Label> passed = new HashSet<>();
        var values = new Operands();
        method.code()
                .ifPresent(code -> code.forEach(element -> {
                    if (element instanceof LabelTarget target) {
                        passed.add(target.label());
                    }
                    if (element instanceof BranchInstruction branch && passed.contains(branch.target())) {
                        misuses.add(Misuse.loop());
                    }
                    look(method, element, values);
                    values.pass(element);
                }));
        if (values.growsTooMuch()) {
            misuses.add(Misuse.of("+", "A rule puts too many texts together. Maybe fewer in one rule?"));
        }
    }

    private void look(MethodModel method, CodeElement element, Operands values) {
        switch (element) {
            case InvokeInstruction call -> call(call, values);
            case InvokeDynamicInstruction call -> dynamic(call, values);
            case FieldInstruction field -> field(method, field);
            case MonitorInstruction lock ->
                misuses.add(Misuse.of("synchronized", "Rules wait for nobody. Maybe leave synchronized out?"));
            case NewMultiArrayInstruction array -> array();
            case NewPrimitiveArrayInstruction array -> array(method, values);
            case NewReferenceArrayInstruction array -> array(method, values);
            default -> {}
        }
    }

    private void call(InvokeInstruction call, Operands values) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (!owner.startsWith("[") && !AllowedCalls.allows(owner, name)) {
            misuses.add(Misuse.call(owner, name));
        }
        String mistake = values.mistakeIn(owner, name, call.type().stringValue());
        if (mistake != null) {
            misuses.add(Misuse.of(name.equals("<init>") ? "BigDecimal" : name, mistake));
        }
    }

    private void dynamic(InvokeDynamicInstruction call, Operands values) {
        String factory = call.bootstrapMethod().owner().displayName();
        switch (factory) {
            case "StringConcatFactory" -> values.joins(call.typeSymbol().parameterCount());
            case "LambdaMetafactory" ->
                call.bootstrapArgs().forEach(argument -> {
                    if (argument instanceof DirectMethodHandleDesc handle) {
                        reference(handle);
                    }
                });
            default -> misuses.add(Misuse.call(factory, call.name().stringValue()));
        }
        boolean ofAuthor = type.thisClass().asInternalName().contains("/Lambda");
        if (ofAuthor && factory.equals("LambdaMetafactory")) {
            misuses.add(Misuse.of("->", "Rules have no functions of their own. Maybe a further rule?"));
        }
    }

    private void reference(DirectMethodHandleDesc handle) {
        String descriptor = handle.owner().descriptorString();
        String owner = descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
        if (!AllowedCalls.allows(owner, handle.methodName())) {
            misuses.add(Misuse.call(owner, handle.methodName()));
        }
    }

    private void field(MethodModel method, FieldInstruction field) {
        String owner = field.owner().asInternalName();
        boolean setsForAll =
                field.opcode() == Opcode.PUTSTATIC && !method.methodName().equalsString("<clinit>");
        if (setsForAll || !AllowedCalls.allowsField(owner)) {
            misuses.add(Misuse.call(owner, field.name().stringValue()));
        }
    }

    /** An enum's own list of its values is copied at whatever length it has. */
    private void array(MethodModel method, Operands values) {
        if (!values.smallNumberLast() && !method.methodName().equalsString("values")) {
            array();
        }
    }

    private void array() {
        misuses.add(Misuse.of("new", "Rules make no arrays but small ones. Maybe a List.of( … )?"));
    }
}
