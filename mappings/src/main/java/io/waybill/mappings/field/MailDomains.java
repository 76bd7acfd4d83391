package io.waybill.mappings.field;

import java.util.Locale;
import java.util.Set;

/** Which mail domains anyone can have a mailbox at, and which are made to be thrown away; their subdomains are like them. */
record MailDomains(Set<String> free, Set<String> disposable) {
    static MailDomains load() {
        return new MailDomains(
                Set.copyOf(ResourceLines.of("free-mail-domains.txt")),
                Set.copyOf(ResourceLines.of("disposable-mail-domains.txt")));
    }

    /** A disposable mailbox costs nothing either. */
    boolean isFree(String domain) {
        return holds(free, domain) || isDisposable(domain);
    }

    /** Whether it is made to be thrown away. */
    boolean isDisposable(String domain) {
        return holds(disposable, domain);
    }

    private static boolean holds(Set<String> domains, String domain) {
        String rest = domain.toLowerCase(Locale.ROOT);
        while (!domains.contains(rest)) {
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
        return true;
    }
}
