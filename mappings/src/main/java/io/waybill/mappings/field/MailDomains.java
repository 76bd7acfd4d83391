package io.waybill.mappings.field;

import java.util.Locale;
import java.util.Set;

/** Which mail domains anyone can have a mailbox at, and which are made to be thrown away. */
record MailDomains(Set<String> free, Set<String> disposable) {
    static MailDomains load() {
        return new MailDomains(
                Set.copyOf(ResourceLines.of("free-mail-domains.txt")),
                Set.copyOf(ResourceLines.of("disposable-mail-domains.txt")));
    }

    /** A disposable mailbox costs nothing either. */
    boolean isFree(String domain) {
        return free.contains(domain.toLowerCase(Locale.ROOT)) || isDisposable(domain);
    }

    /** Disposable services hand out subdomains too, so every parent of the domain is looked up. */
    boolean isDisposable(String domain) {
        String rest = domain.toLowerCase(Locale.ROOT);
        while (!disposable.contains(rest)) {
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
        return true;
    }
}
