package io.waybill.mappings.request;

import io.waybill.mappings.template.Leaf;
import io.waybill.mappings.template.Secrecy;
import io.waybill.mappings.template.TemplateData;
import io.waybill.mappings.template.TemplateFailed;
import io.waybill.mappings.template.Values;
import io.waybill.mappings.yaml.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A leaf that knows where it stands, so that a failure can name the place. */
record PlacedLeaf(Place place, Leaf leaf) {
    /** One that says nothing. */
    static PlacedLeaf empty(Place place) {
        return new PlacedLeaf(place, new Leaf.Constant(List.of(), false));
    }

    /**
     * @throws RenderFailed when it cannot be rendered for this lead
     */
    @Nullable
    Object value(TemplateData data, Secrecy secrecy) {
        try {
            return leaf.value(data, secrecy);
        } catch (TemplateFailed e) {
            throw new RenderFailed("The template at (%s) cannot be rendered. %s".formatted(place, e.getMessage()));
        }
    }

    String text(TemplateData data, Secrecy secrecy) {
        return Values.textOrEmpty(value(data, secrecy));
    }

    /** Whether it is the same for every lead. */
    boolean isConstant() {
        return leaf.isConstant();
    }

    boolean holdsSecret() {
        return leaf.holdsSecret();
    }
}
