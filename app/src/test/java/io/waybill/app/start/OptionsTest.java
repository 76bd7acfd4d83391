package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class OptionsTest {
    private static final String URL = "jdbc:mysql://db/waybill";

    @TempDir
    private Path home;

    @Test
    void withoutAnythingSaidItTriesThingsOutOnTheEmbeddedDatabase() {
        Options options = options(Map.of("WAYBILL_HOME", home.toString()));
        assertThat(options.home()).isEqualTo(home);
        assertThat(options.data()).isEqualTo(home.resolve("data"));
        assertThat(options.programs()).isEqualTo(home.resolve("data"));
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.database()).isNull();
        assertThat(options.adminKey()).isNull();
        assertThat(options.sandbox()).isTrue();
        assertThat(options.watch()).isTrue();
    }

    @Test
    void anotherDatabaseTurnsSandboxAndWatchingOff() {
        Options options =
                options(Map.of("WAYBILL_HOME", home.toString(), "WAYBILL_DB_URL", URL, "WAYBILL_DB_USER", "ada"));
        assertThat(options.database()).isNotNull().hasToString("ada at " + URL);
        assertThat(options.sandbox()).isFalse();
        assertThat(options.watch()).isFalse();
    }

    @Test
    void aNodeMayHaveANameAndSharesADatabase() {
        var shared = Map.of("WAYBILL_HOME", home.toString(), "WAYBILL_DB_URL", URL, "WAYBILL_DB_USER", "ada");
        assertThat(options(shared).node()).isNull();
        assertThat(options(shared, "--node", "--port", "8081").node()).isEmpty();
        assertThat(options(shared, "--node", "east-1", "--port", "8081").node()).isEqualTo("east-1");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "'', true", "' ', true"})
    void theSandboxIsAsTheVariableSays(String word, boolean on) {
        assertThat(options(Map.of("WAYBILL_HOME", home.toString(), "WAYBILL_SANDBOX", word))
                        .sandbox())
                .isEqualTo(on);
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironment() {
        Options options = options(
                Map.of("WAYBILL_HOME", "/nowhere"),
                "--home",
                home.toString(),
                "--data",
                "elsewhere",
                "--port",
                "0",
                "--no-watch");
        assertThat(options.home()).isEqualTo(home);
        assertThat(options.data()).isEqualTo(Path.of("elsewhere").toAbsolutePath());
        assertThat(options.port()).isZero();
        assertThat(options.watch()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start --port x",
                "start --port 65536",
                "start --port -1",
                "start --home /no/such/folder",
                "start --colour",
                "start --node",
                "sell",
                "",
                "start --home"
            })
    void whatIsNotUnderstoodIsSaidAndEndsWithTwo(String line) {
        var error = new StringWriter();
        assertThat(run(
                        Map.of("WAYBILL_HOME", home.toString()),
                        error,
                        line.isEmpty() ? new String[0] : line.split(" ", -1)))
                .isEqualTo(2);
        assertThat(error.toString()).containsAnyOf("Usage: waybill", "Did you mean: waybill");
    }

    @ParameterizedTest
    @CsvSource({
        "WAYBILL_SANDBOX, maybe",
        "WAYBILL_DB_URL, jdbc:postgresql://ada:secret@db/waybill",
        "WAYBILL_DB_URL, db"
    })
    void aWrongVariableIsNamedWithoutItsSecrets(String name, String value) {
        var error = new StringWriter();
        assertThat(run(Map.of("WAYBILL_HOME", home.toString(), name, value), error, "start"))
                .isEqualTo(2);
        assertThat(error.toString()).contains(name).doesNotContain("secret");
    }

    private static int run(Map<String, String> environment, StringWriter error, String... arguments) {
        return Waybill.commands(environment)
                .setErr(new PrintWriter(error, true))
                .execute(arguments);
    }

    private static Options options(Map<String, String> environment, String... arguments) {
        var command = new StartCommand(environment);
        new CommandLine(command).parseArgs(arguments);
        return command.options();
    }
}
