package org.millioncarrots.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem.Violation;

/**
 * One payment of a bank file.
 *
 * @param instructionId for our bank only, unique in the file: the position in the file, or a random id; never an id of a
 *     claimant, claim or award
 * @param uetr version 4, that is random
 * @param creditorBic needed across borders
 * @param creditorAddress needed across borders
 * @param remittance what the creditor reads on the statement: one of the configured neutral texts, at most 140 characters
 */
public record CreditTransfer(
        String instructionId,
        EndToEndId endToEndId,
        UUID uetr,
        Money amount,
        LatinName creditorName,
        Iban creditorAccount,
        @Nullable Bic creditorBic,
        @Nullable PostalAddress creditorAddress,
        String remittance) {
    private static final Pattern ID = Pattern.compile("(?!/)(?!.*//)[a-zA-Z0-9 /\\-?:().,'+]{1,35}(?<!/)");
    private static final Money SEPA_MAX = Money.parse("999999999.99", CurrencyCode.EUR);

    /** Whether banks carry a text to the creditor's statement as it is. */
    public static boolean isRemittance(String text) {
        return !text.isBlank()
                && text.length() <= 140
                && LatinText.CHARACTER_SET.matcher(text).matches();
    }

    /** An id as SEPA allows it: at most 35 characters, no slash at either end, no two slashes together. */
    static boolean isId(String text) {
        return ID.matcher(text).matches() && text.equals(text.strip());
    }

    /**
     * What keeps this payment from being sent, by field; empty when nothing does. For setting single payments aside before
     * a file is made.
     *
     * @param path where the payment stands, such as {@code transfers[3]}
     */
    public List<Violation> faults(Scheme scheme, CurrencyCode currency, String path) {
        List<Violation> faults = new ArrayList<>();
        if (!isId(instructionId)) {
            faults.add(new Violation(path + ".instructionId", "1 to 35 characters without outer or repeated slashes"));
        }
        if (uetr.version() != 4 || uetr.variant() != 2) {
            faults.add(new Violation(path + ".uetr", "a random UUID (version 4) is expected"));
        }
        if (!amount.currency().equals(currency)) {
            faults.add(new Violation(path + ".amount", "the file's currency is expected"));
        } else if (!amount.isPositive()) {
            faults.add(new Violation(path + ".amount", "an amount above zero is expected"));
        }
        if (!isRemittance(remittance)) {
            faults.add(new Violation(path + ".remittance", "1 to 140 characters a-zA-Z0-9 /-?:().,'+ are expected"));
        }
        switch (scheme) {
            case SEPA, SEPA_INSTANT -> sepaFaults(path, faults);
            case CROSS_BORDER -> crossBorderFaults(path, faults);
        }
        return faults;
    }

    /** Neither name nor account. */
    @Override
    public String toString() {
        return "CreditTransfer[" + endToEndId + ", " + amount + "]";
    }

    private void sepaFaults(String path, List<Violation> faults) {
        if (!amount.currency().equals(CurrencyCode.EUR)) {
            faults.add(new Violation(path + ".amount.currency", "SEPA pays in EUR only"));
        } else if (amount.compareTo(SEPA_MAX) > 0) {
            faults.add(new Violation(path + ".amount", "SEPA pays at most 999999999.99"));
        }
        if (!creditorAccount.isSepa()) {
            faults.add(new Violation(path + ".creditorAccount", "an account in the SEPA area is expected"));
        }
    }

    private void crossBorderFaults(String path, List<Violation> faults) {
        if (creditorBic == null) {
            faults.add(new Violation(path + ".creditorBic", "the bank's BIC is needed across borders"));
        }
        if (creditorAddress == null) {
            faults.add(new Violation(path + ".creditorAddress", "town and country are needed across borders"));
        }
    }
}
