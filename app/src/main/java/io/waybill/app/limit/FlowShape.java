package io.waybill.app.limit;

import io.waybill.rules.flow.FlowDefinition;
import io.waybill.rules.flow.TypeShape;
import io.waybill.rules.flow.ValueKind;
import io.waybill.rules.table.cell.CellType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a flow's fields compare.
 *
 * @param types the field types there are, by name
 */
public record FlowShape(FlowDefinition flow, Map<String, TypeShape> types) {
    /** How cells of this column are read; null when the flow has no such field or part. */
    public @Nullable CellType findType(String column) {
        if (column.equals(Check.SOURCE)) {
            return CellType.TEXT;
        }
        var path = column.split("\\.", 2);
        var field = flow.fields().get(path[0]);
        var shape = field == null ? null : types.get(field.type());
        if (shape == null) {
            return null;
        }
        ValueKind kind = path.length == 1 ? shape.kind() : shape.parts().get(path[1]);
        return kind == null ? null : CellType.of(kind);
    }
}
