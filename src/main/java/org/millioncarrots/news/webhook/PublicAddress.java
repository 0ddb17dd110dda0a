package org.millioncarrots.news.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Which addresses of the internet are somebody else's public ones; those of networks of our own, or of none, are not. */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
    }

    /** RFC 6890: this network, shared space, protocol assignments, documentation, benchmarks, reserved. */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean special = first == 192 && (second == 0 && (third == 0 || third == 2) || second == 88 && third == 99);
        boolean benchmark = first == 198 && (second == 18 || second == 19 || second == 51 && third == 100);
        boolean documentation = first == 203 && second == 0 && third == 113;
        return first != 0 && first < 240 && !shared && !special && !benchmark && !documentation;
    }

    /** Global unicast without what leads to addresses of version 4 (6to4, Teredo) and documentation. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean assignments = first == 0x2001 && (second < 0x200 || second == 0xdb8);
        boolean documentation = first == 0x3fff && second < 0x1000;
        return (first & 0xe000) == 0x2000 && first != 0x2002 && !assignments && !documentation;
    }
}
