package org.millioncarrots.payout.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.EntryTransaction;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.bank.BankMessage.PaymentStatus;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.BankMessage.Status;
import org.millioncarrots.bank.BankMessage.StatusReport;
import org.millioncarrots.bank.ReasonCode;
import org.millioncarrots.bank.ReportedAccount;
import org.millioncarrots.bank.StatedAmounts;
import org.millioncarrots.payout.recognition.Mentions;

/**
 * What is looked at together: one payment of a status report, one entry with the payments in it, or a whole file of ours.
 *
 * @param payments the single payments; those of an entry may name none
 * @param whole what is said of all of it
 * @param files message ids of ours: meant where no single payment is
 * @param count how many payments these files have by the bank's count
 * @param isRest whether it is said of those payments of the file only that the message does not name
 * @param entry the number of the entry in which it stands; null in a status report
 */
record BankUnit(
        List<BankLine> payments,
        BankLine whole,
        List<String> files,
        @Nullable Long count,
        boolean isRest,
        @Nullable Integer entry) {
    /** As our files have them; no other id is looked up as a file. */
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9A-F]{32}");

    /**
     * The references by which what is meant could be ours: end-to-end ids and message ids of the form of ours, and UETRs. What
     * others refer to is not kept.
     */
    Stream<String> names() {
        return Stream.concat(payments.stream(), Stream.of(whole))
                .map(this::name)
                .filter(Objects::nonNull);
    }

    /** The one of a line; null if it has none, or may not change anything. */
    @Nullable
    String name(BankLine line) {
        if (line.bar() != null) {
            return null;
        }
        References references = line.references();
        String endToEndId = references == null ? null : Mentions.endToEndId(references);
        if (endToEndId != null) {
            return endToEndId;
        }
        if (references != null && references.uetr() != null) {
            return references.uetr().toString();
        }
        return files.isEmpty() ? null : files.getFirst();
    }

    /** Everything the message says, in its order. */
    static Stream<BankUnit> of(BankMessage message, Predicate<ReportedAccount> isOurs) {
        return switch (message) {
            case StatusReport report -> ofReport(report).stream();
            case AccountReport report ->
                report.statements().stream().flatMap(statement -> {
                    ReportedAccount account = statement.account();
                    String bar = account != null && isOurs.test(account) ? null : "ACCOUNT";
                    return statement.entries().stream().flatMap(entry -> ofEntry(entry, report.kind(), bar));
                });
        };
    }

    /** Statuses come down from the file to its blocks and from these to the payments; a block covers those it does not name. */
    private static List<BankUnit> ofReport(StatusReport report) {
        String bar = report.isOfPayments() ? null : "MESSAGE";
        List<BankUnit> units = new ArrayList<>();
        for (PaymentStatus payment : report.payments()) {
            Status block = report.group().inheritedBy(payment.status());
            payment.transactions().forEach(transaction -> {
                BankAnswer answer = block.inheritedBy(transaction.status()).answer();
                BankLine line = new BankLine(
                        transaction.references(),
                        transaction.amounts(),
                        answer == null ? new BankAnswer.Unclassified("STATUS") : answer,
                        answer instanceof BankAnswer.Rejected ? ofPayee(block, transaction.status()) : List.of(),
                        null,
                        bar);
                units.add(new BankUnit(List.of(line), line, List.of(), null, false, null));
            });
        }
        BankAnswer rest = ofRest(report);
        boolean namesSome = !units.isEmpty();
        if (rest != null && !(namesSome && rest instanceof BankAnswer.Pending)) {
            units.add(new BankUnit(
                    List.of(),
                    new BankLine(null, StatedAmounts.NONE, rest, List.of(), null, bar),
                    Stream.concat(
                                    Stream.of(report.originalMessageId()),
                                    report.payments().stream().map(PaymentStatus::originalPaymentInformationId))
                            .filter(BankUnit::couldBeFile)
                            .distinct()
                            .toList(),
                    null,
                    namesSome,
                    null));
        }
        return units;
    }

    /** A payment's own reasons, or those above it; but a level that rejects as a whole speaks of the order, such as of our account. */
    private static List<ReasonCode> ofPayee(Status block, Status own) {
        return own.reasons().isEmpty() && !"RJCT".equals(block.code()) ? block.reasons() : own.reasons();
    }

    private static List<ReasonCode> ofReturn(BankAnswer answer) {
        return answer instanceof BankAnswer.Returned returned ? List.of(returned.reason()) : List.of();
    }

    /** What holds for payments that are not named: the status of the block, if all blocks have the same. */
    private static @Nullable BankAnswer ofRest(StatusReport report) {
        List<Status> blocks = report.payments().stream()
                .map(payment -> report.group().inheritedBy(payment.status()))
                .toList();
        if (blocks.isEmpty()) {
            return report.group().answer();
        }
        boolean agree = blocks.stream().map(Status::code).distinct().count() == 1;
        return agree ? blocks.getFirst().answer() : null;
    }

    private static Stream<BankUnit> ofEntry(Entry entry, Kind kind, @Nullable String bar) {
        List<BankUnit> ofFiles = new ArrayList<>();
        List<BankLine> payments = new ArrayList<>();
        List<String> files = new ArrayList<>();
        entry.files().stream().filter(BankUnit::couldBeFile).forEach(files::add);
        // Details that all name one file are that file, which is booked by the entry's amount.
        boolean areOfSeveralFiles = entry.transactions().stream()
                        .map(transaction -> files(transaction.references()))
                        .filter(named -> !named.isEmpty())
                        .distinct()
                        .count()
                > 1;
        for (EntryTransaction transaction : entry.transactions()) {
            BankLine line = line(entry, transaction, kind, bar);
            List<String> named = files(transaction.references());
            if (!named.isEmpty()
                    && !namesAPayment(transaction.references())
                    && areOfSeveralFiles
                    && !transaction.amounts().isEmpty()) {
                ofFiles.add(new BankUnit(List.of(), line, named, null, false, entry.number()));
            } else {
                payments.add(line);
                files.addAll(named);
            }
        }
        BankLine whole = new BankLine(
                null, entry.amounts(), entry.answer(), ofReturn(entry.answer()), booking(entry, null, kind), bar);
        if (ofFiles.isEmpty() || !payments.isEmpty()) {
            ofFiles.add(new BankUnit(
                    payments,
                    whole,
                    files.stream().distinct().toList(),
                    entry.numberOfTransactions(),
                    false,
                    entry.number()));
        }
        return ofFiles.stream();
    }

    private static BankLine line(Entry entry, EntryTransaction transaction, Kind kind, @Nullable String bar) {
        References references = transaction.references();
        return new BankLine(
                references,
                transaction.amounts(),
                transaction.answer(),
                ofReturn(transaction.answer()),
                booking(entry, references.accountServicerReference(), kind),
                bar);
    }

    private static Booking booking(Entry entry, @Nullable String own, Kind kind) {
        return new Booking(kind, own == null ? entry.accountServicerReference() : own, entry.bookedOn());
    }

    private static List<String> files(References references) {
        return Stream.of(
                        references.messageId(),
                        references.paymentInformationId(),
                        references.instructionId(),
                        references.endToEndId())
                .filter(BankUnit::couldBeFile)
                .distinct()
                .toList();
    }

    private static boolean namesAPayment(References references) {
        return references.uetr() != null
                || Stream.of(references.instructionId(), references.endToEndId())
                        .anyMatch(id -> id != null && !couldBeFile(id));
    }

    private static boolean couldBeFile(@Nullable String id) {
        return id != null && MESSAGE_ID.matcher(id).matches();
    }
}
