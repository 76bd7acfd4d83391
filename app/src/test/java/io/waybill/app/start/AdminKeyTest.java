package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminKeyTest {
    @TempDir
    private Path data;

    @Test
    void aKeyIsMadeOnceAndKept() throws IOException {
        var first = new AdminKey(options(null));
        String key = first.take();
        var second = new AdminKey(options(null));

        assertThat(key).hasSizeGreaterThanOrEqualTo(32);
        assertThat(second.take()).isEqualTo(key);
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
    }

    @Test
    void theOperatorsOwnKeyIsNotWrittenDown() throws IOException {
        assertThat(new AdminKey(options("mine")).take()).isEqualTo("mine");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void anEmptyFileIsNoKey() throws IOException {
        Files.createFile(data.resolve("admin-key"));
        assertThat(new AdminKey(options(null)).take()).isNotBlank();
    }

    private Options options(@Nullable String key) {
        return new Options(data, data, data, 0, false, key, null, true, "", null);
    }
}
