package io.waybill.app.exchange;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A set of IP addresses, written as addresses and CIDR blocks separated by commas. */
public record AddressBlocks(List<IPAddress> blocks) {
    /** Nothing but plain addresses and CIDR: the library would also read an empty text or {@code *} as every address there is. */
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowPrefixOnly(false)
            .allowSingleSegment(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .allow_inet_aton(false)
            .toParams();

    public AddressBlocks {
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads a list of which every entry counts.
     *
     * @param variable where the list stands
     * @throws IllegalArgumentException naming the first entry that is no address
     */
    static AddressBlocks of(String variable, String list) {
        return read(variable, list, mistake -> {
            throw new IllegalArgumentException(mistake);
        });
    }

    /**
     * Reads a list and passes over what is no address.
     *
     * @param variable where the list stands
     * @param mistakes is told about every entry passed over
     */
    public static AddressBlocks read(String variable, String list, Consumer<String> mistakes) {
        return new AddressBlocks(Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .flatMap(entry -> {
                    var address = findAddress(entry);
                    if (address == null) {
                        mistakes.accept(
                                "%s: \"%s\" is neither an address nor a CIDR block. Maybe write it like 10.0.0.0/8"
                                        .formatted(variable, entry));
                    }
                    return Stream.ofNullable(address);
                })
                .map(address -> address.isPrefixed() ? address.toPrefixBlock() : address)
                .toList());
    }

    /** Reads one address or block; null when it is none. IPv4 within IPv6 counts as IPv4. */
    public static @Nullable IPAddress findAddress(String text) {
        var address = new IPAddressString(text, PLAIN).getAddress();
        return address != null && address.isIPv6() && address.toIPv6().isIPv4Mapped()
                ? address.toIPv6().getEmbeddedIPv4Address()
                : address;
    }

    /** Whether one of the blocks holds the address. */
    public boolean contain(IPAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
