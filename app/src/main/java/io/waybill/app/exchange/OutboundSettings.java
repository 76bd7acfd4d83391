package io.waybill.app.exchange;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where requests may go.
 *
 * @param outboundAllow private addresses that parties may have: addresses and CIDR blocks, separated by commas
 * @param sandbox whether this Waybill answers as its own sandbox
 */
@ConfigurationProperties("waybill")
public record OutboundSettings(
        @Bindable(defaultValue = "") String outboundAllow,
        @Bindable(defaultValue = "false") boolean sandbox) {}
