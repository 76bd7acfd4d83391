package io.waybill.mappings.request;

import io.waybill.mappings.request.EmailMessage.Address;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who writes to whom about what, and through which server.
 *
 * @param people by {@code from}, {@code to}, {@code cc}, {@code bcc}, {@code reply_to}
 * @param server null for the installation's
 */
record EmailEnvelope(
        Map<String, List<PlacedLeaf>> people,
        PlacedLeaf subject,
        @Nullable PlacedLeaf server) {
    List<Address> of(String role, TemplateData data) {
        return people.getOrDefault(role, List.of()).stream()
                .flatMap(leaf -> addresses(role, leaf, data).stream())
                .toList();
    }

    private static List<Address> addresses(String role, PlacedLeaf leaf, TemplateData data) {
        String text = leaf.text(data, Secrecy.SHOWN);
        List<String> parts = leaf.isConstant() ? Mailbox.split(text) : text.isBlank() ? List.of() : List.of(text);
        return parts.stream()
                .map(part -> {
                    Address address = Mailbox.find(part);
                    if (address == null) {
                        throw new RenderFailed(
                                "(%s) at (%s) is not an e-mail address for this lead.".formatted(role, leaf.place()));
                    }
                    return address;
                })
                .toList();
    }

    /** Addresses somebody wrote out, separated by commas. */
    static List<Address> written(String list) {
        return Mailbox.split(list).stream()
                .map(part -> {
                    Address address = Mailbox.find(part);
                    if (address == null) {
                        throw new RenderFailed("(%s) is not an e-mail address.".formatted(part));
                    }
                    return address;
                })
                .toList();
    }
}
