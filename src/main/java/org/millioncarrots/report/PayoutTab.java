package org.millioncarrots.report;

import java.util.List;
import java.util.stream.Stream;
import org.millioncarrots.report.PayoutReportResource.StateAsked;

/** Which payouts the list under the report shows, by their states. */
final class PayoutTab {
    static final String WAITING = "waiting";
    static final String BANK = "bank";
    static final String DUE = "due";
    static final String ALL = "all";

    static final List<String> NAMES = List.of(WAITING, BANK, DUE, ALL);

    private PayoutTab() {}

    static List<String> states(String which) {
        return switch (which) {
            case BANK -> List.of("SENT", "UNKNOWN");
            case DUE -> List.of("DUE", "BATCHED");
            case ALL -> Stream.of(StateAsked.values()).map(Enum::name).toList();
            default -> List.of("UNKNOWN", "REJECTED", "RETURNED", "HELD");
        };
    }
}
