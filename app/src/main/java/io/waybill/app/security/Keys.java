package io.waybill.app.security;

import io.micronaut.context.annotation.Value;
import io.waybill.app.digest.Sha256;
import io.waybill.db.key.ApiKey;
import io.waybill.db.key.ApiKeys;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Whose key is whose: the admin's own from the settings, and those that were made since. Waits for nothing. */
@Singleton
final class Keys {
    private final byte[] adminKey;
    private final @Nullable ApiKeys made;

    /** @param made null where there is no database */
    Keys(@Value("${waybill.admin-key:}") String adminKey, @Nullable ApiKeys made) {
        this.adminKey = adminKey.strip().getBytes(StandardCharsets.UTF_8);
        this.made = made;
    }

    /** Who has this key; null when nobody has. */
    @Nullable
    Caller find(@Nullable String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (adminKey.length > 0 && MessageDigest.isEqual(adminKey, key.getBytes(StandardCharsets.UTF_8))) {
            return new Caller("admin", Role.ADMIN);
        }
        // Found by hash, so that the time it takes tells nothing of the key.
        ApiKey found = made == null ? null : made.find(Sha256.of(key));
        Role role = found == null ? null : Role.find(found.role());
        return found == null || role == null ? null : new Caller(found.name(), role);
    }
}
