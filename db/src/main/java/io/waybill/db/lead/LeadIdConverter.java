package io.waybill.db.lead;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Ids are hex in code and bytes in the database. */
@Singleton
final class LeadIdConverter implements AttributeConverter<String, byte[]> {
    @Override
    public byte @Nullable [] convertToPersistedValue(@Nullable String id, ConversionContext context) {
        return id == null ? null : LeadIds.toBytes(id);
    }

    @Override
    public @Nullable String convertToEntityValue(byte @Nullable [] id, ConversionContext context) {
        return id == null ? null : LeadIds.toHex(id);
    }
}
