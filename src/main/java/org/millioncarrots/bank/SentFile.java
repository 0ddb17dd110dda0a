package org.millioncarrots.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.Money;

/**
 * What a file of ours had sent, without names, accounts and texts: those are skipped while reading.
 *
 * @param executionOn in the debtor bank's calendar
 * @param total the exact sum of all payments
 */
public record SentFile(String messageId, LocalDate executionOn, Scheme scheme, Money total, List<Payment> payments) {

    /** One payment of the file. */
    public record Payment(EndToEndId endToEndId, UUID uetr, Money amount) {}
}
