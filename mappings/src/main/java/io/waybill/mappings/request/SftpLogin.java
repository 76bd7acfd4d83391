package io.waybill.mappings.request;

import org.jspecify.annotations.Nullable;

/**
 * Who lays down a file.
 *
 * @param password null with a key
 * @param privateKey in PEM or OpenSSH form; null with a password
 * @param hostKey what the server's key must be: {@code SHA256:…} or the key as {@code known_hosts} has it
 */
public record SftpLogin(
        String username,
        @Nullable String password,
        @Nullable String privateKey,
        @Nullable String passphrase,
        String hostKey) {
    @Override
    public String toString() {
        return "SftpLogin";
    }
}
