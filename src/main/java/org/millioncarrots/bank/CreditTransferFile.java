package org.millioncarrots.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.http.ProblemType;

/**
 * All that one pain.001 says: one debtor account, one currency, one day.
 *
 * @param messageId 1 to 35 characters a-z, A-Z, 0-9 and hyphen; also the id of the one payment block, and the file's name
 * @param requestedExecutionOn in the debtor bank's calendar
 * @param charges who bears the charges across borders; SEPA has {@code SLEV} only
 */
public record CreditTransferFile(
        String messageId,
        Instant createdAt,
        LatinName initiatingParty,
        Debtor debtor,
        LocalDate requestedExecutionOn,
        Scheme scheme,
        Charges charges,
        CurrencyCode currency,
        List<CreditTransfer> transfers) {
    static final Pattern MESSAGE_ID = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,33}[a-zA-Z0-9])?");
    private static final int VIOLATIONS_SHOWN = 50;

    /** How the bank sends the money. */
    public enum Scheme {
        /** SEPA Credit Transfer: EUR within the SEPA area. */
        SEPA,
        /** SEPA Instant Credit Transfer: the same, with the creditor within ten seconds, at any hour. */
        SEPA_INSTANT,
        /** Any currency, through correspondent banks. */
        CROSS_BORDER;

        public boolean isSepa() {
            return this != CROSS_BORDER;
        }
    }

    /** Who bears the charges (ChrgBr). */
    public enum Charges {
        /** As the service level says. */
        SLEV,
        SHAR,
        DEBT,
        CRED
    }

    /** Who pays: the paying office and its account. */
    public record Debtor(LatinName name, PostalAddress address, Iban account, Bic bic) {}

    /** @throws Problem of type BANK_FILE_REFUSED with every fault by its field; contents are never repeated */
    public CreditTransferFile {
        transfers = List.copyOf(transfers);
        List<Violation> faults = new ArrayList<>();
        if (!MESSAGE_ID.matcher(messageId).matches()) {
            faults.add(new Violation("messageId", "1 to 35 letters, digits and inner hyphens are expected"));
        }
        if (transfers.isEmpty()) {
            faults.add(new Violation("transfers", "at least one payment is expected"));
        }
        if (scheme.isSepa() != (charges == Charges.SLEV)) {
            faults.add(new Violation("charges", "SLEV is expected for SEPA, and SHAR, DEBT or CRED across borders"));
        }
        if (scheme.isSepa() && !debtor.account().isSepa()) {
            faults.add(new Violation("debtor.account", "an account in the SEPA area is expected"));
        }
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < transfers.size(); i++) {
            CreditTransfer transfer = transfers.get(i);
            String path = "transfers[" + i + "]";
            faults.addAll(transfer.faults(scheme, currency, path));
            int before = seen.size();
            seen.addAll(List.of(transfer.instructionId(), transfer.endToEndId(), transfer.uetr()));
            if (seen.size() < before + 3) {
                faults.add(new Violation(path, "ids of its own are expected; one is used twice in the file"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Problem(
                    ProblemType.BANK_FILE_REFUSED,
                    "the payments cannot be written to a bank file, " + faults.size() + " faults; see violations",
                    faults.subList(0, Math.min(faults.size(), VIOLATIONS_SHOWN)));
        }
    }

    /** The exact sum of all payments. */
    public Money controlSum() {
        return transfers.stream().map(CreditTransfer::amount).reduce(Money.zero(currency), Money::plus);
    }

    /** The message id and nothing else: a name on a disk or in a log must not tell what the file pays for. */
    public String fileName() {
        return messageId + ".xml";
    }

    /** Neither names nor accounts. */
    @Override
    public String toString() {
        return "CreditTransferFile[" + messageId + ", " + scheme + ", " + transfers.size() + " payments]";
    }
}
