package io.waybill.app.exchange;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Arrays;
import java.util.List;

/** A set of IP addresses, written as addresses and CIDR blocks separated by commas. */
record AddressBlocks(List<IPAddress> blocks) {
    /** Nothing but plain addresses and CIDR: the library would also read an empty text or {@code *} as every address there is. */
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefixOnly(false)
            .allowSingleSegment(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .allow_inet_aton(false)
            .toParams();

    AddressBlocks {
        blocks = List.copyOf(blocks);
    }

    /** @throws IllegalArgumentException naming the entry that is no address */
    static AddressBlocks of(String list) {
        return new AddressBlocks(Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(AddressBlocks::block)
                .toList());
    }

    boolean contain(IPAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static IPAddress block(String entry) {
        var address = new IPAddressString(entry, PLAIN).getAddress();
        if (address == null) {
            throw new IllegalArgumentException(
                    "WAYBILL_OUTBOUND_ALLOW: \"%s\" is neither an address nor a CIDR block. Maybe write it like 10.0.0.0/8"
                            .formatted(entry));
        }
        return address.isPrefixed() ? address.toPrefixBlock() : address;
    }
}
