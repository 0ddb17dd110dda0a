package org.millioncarrots.bank;

import java.util.List;

/** What a bank says about one payment, in the words that matter to us. */
public sealed interface BankAnswer {
    /** Passed the bank's checks or is on its way; no money is proven to have moved. */
    record Accepted(String status) implements BankAnswer {}

    /** The money has left the debtor's account for good, as far as this proof goes. */
    record Settled(Proof proof) implements BankAnswer {}

    /** Will not be paid. {@link ReasonCode#isFinal()} says whether it is safe to pay again. */
    record Rejected(ReasonCode reason) implements BankAnswer {}

    /** Was paid and came back. */
    record Returned(ReasonCode reason) implements BankAnswer {}

    /** The bank has it and has not decided, or has booked nothing yet. */
    record Pending(String status) implements BankAnswer {}

    /**
     * A status without a rule: parked for a person, no state changes.
     *
     * @param status the bank's code; {@code STATUS} or {@code SIDE} if the line has none that is understood, {@code CRDT} for a
     *     credit that is no return, {@code CHRG} for charges and interest
     */
    record Unclassified(String status) implements BankAnswer {}

    /** How settlement is known. */
    enum Proof {
        /** A booked entry of the debtor's account (camt). */
        BOOKED_ENTRY,
        /** ACSC or ACCC in a pain.002; ISO 20022 calls it information on the status, not a financial statement. */
        STATUS_REPORT
    }

    /** The meaning of a payment status of pain.002 (external codes for group and transaction status). */
    static BankAnswer ofStatus(String status, List<ReasonCode> reasons) {
        return switch (status) {
            case "ACTC", "ACCP", "ACFC", "ACPD", "ACSP", "ACWC", "ACWP" -> new Accepted(status);
            case "ACSC", "ACCC" -> new Settled(Proof.STATUS_REPORT);
            case "RJCT" -> new Rejected(mostCareful(reasons, ReasonCode.OTHER));
            case "CANC" -> new Rejected(mostCareful(reasons, new ReasonCode("CUST")));
            // RCVC, RVNA and RVNC: the check of the payee's name found nothing wrong, cannot be made or goes on.
            case "ACFW", "PART", "PATC", "PDNG", "RCVC", "RCVD", "RVNA", "RVNC" -> new Pending(status);
            default -> new Unclassified(ReasonCode.statusOrOther(status));
        };
    }

    /** All reasons hold: if one does not exclude that the bank has paid, no other one does. Else the first that we know. */
    private static ReasonCode mostCareful(List<ReasonCode> reasons, ReasonCode otherwise) {
        return reasons.stream()
                .filter(reason -> !reason.isFinal())
                .findFirst()
                .or(() -> reasons.stream().filter(ReasonCode::isKnown).findFirst())
                .orElse(reasons.isEmpty() ? otherwise : reasons.getFirst());
    }
}
