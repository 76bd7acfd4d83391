package io.waybill.app.home;

import io.waybill.mappings.Mappings;
import io.waybill.mappings.terms.Cap;
import io.waybill.rules.FlowFiles;
import io.waybill.rules.Known;
import java.util.List;

/**
 * What one flow is made of, read for those who look at it.
 *
 * @param files its own files, and the lists
 * @param known the names that its rules may use; those of mapping files that cannot be used are among them
 * @param mappings of the mapping files that can be used
 * @param caps the flow's own
 */
public record FlowMaterial(FlowFiles files, Known known, Mappings mappings, List<Cap> caps) {
    public FlowMaterial {
        caps = List.copyOf(caps);
    }

    public String id() {
        return files.flow();
    }
}
