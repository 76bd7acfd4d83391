package io.waybill.db.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Hands every database that can run here to the tests, and says once which these are. */
final class EveryDatabase implements ArgumentsProvider {
    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Shared.SERVERS.stream().map(Arguments::of);
    }

    private static List<TestServer> servers() {
        var servers = new ArrayList<TestServer>();
        servers.add(TestDatabase.server());
        RealMySql real = RealMySql.find();
        if (real.server() != null) {
            servers.add(real.server());
        }
        String names = servers.stream().map(TestServer::toString).collect(Collectors.joining(", "));
        String missing = real.missing().isEmpty() ? "" : "; not tested: MySQL (" + real.missing() + ")";
        // Whoever reads the build's output must see what was not tested; a logger may be turned down.
        System.out.println("Databases tested: " + names + missing);
        return servers;
    }

    private static final class Shared {
        private static final List<TestServer> SERVERS = servers();
    }
}
