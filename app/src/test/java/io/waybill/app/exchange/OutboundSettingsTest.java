package io.waybill.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.Origin;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboundSettingsTest {
    @Test
    void theEnvironmentNamesTheAllowedAddressesAndTheSandbox() {
        var settings = read(Map.of("WAYBILL_OUTBOUND_ALLOW", "127.0.0.1,10.0.0.0/8", "WAYBILL_SANDBOX", "true"));

        assertThat(settings).isEqualTo(new OutboundSettings("127.0.0.1,10.0.0.0/8", true));
    }

    @Test
    void nothingIsAllowedWhenNothingIsSaid() {
        assertThat(read(Map.of())).isEqualTo(new OutboundSettings("", false));
        assertThat(AddressBlocks.of("WAYBILL_OUTBOUND_ALLOW", "").blocks()).isEmpty();
    }

    private static OutboundSettings read(Map<String, Object> environment) {
        var source =
                PropertySource.of("given", environment, PropertyConvention.ENVIRONMENT_VARIABLE, Origin.of("test"));
        try (var context = ApplicationContext.builder()
                .environmentPropertySource(false)
                .propertySources(source)
                .start()) {
            return context.getBean(OutboundSettings.class);
        }
    }
}
