package org.millioncarrots.bank;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.BankMessage.EntryTransaction;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.money.Money;

/** Reads one entry of an account with the payments in it. Elements may come in any order: what they mean is told at the end. */
final class EntryReader {
    /** Bank transaction sub-families of returned credit transfers: return, reversal after a cancellation. */
    private static final Set<String> RETURNS = Set.of("RRTN", "RPCR");

    /** Those of charges, commissions and interest, which are no payments though they may name one. */
    private static final Set<String> CHARGES =
            Set.of("CHRG", "FEES", "COMM", "COME", "COMI", "COMT", "INTR", "TAXE", "ADJT");

    private static final String INTEREST = "INTR";

    private final MessageCursor at;
    private final Kind kind;

    private final AmountsReader amounts;
    private final List<Transaction> transactions = new ArrayList<>(1);
    private final Set<String> files = new LinkedHashSet<>(0);
    private @Nullable String side;
    private @Nullable String status;
    private @Nullable String subFamily;
    private boolean isReversal;
    private @Nullable LocalDate bookedOn;
    private @Nullable String reference;
    private @Nullable Long count;
    private boolean isBatch;
    /** Whether all payments in it stand on the other side than the entry. */
    private boolean areAllTurned;

    private final int number;
    private final ReferencesReader texts;

    /** @param number of the entry in the message, from 1 */
    EntryReader(MessageCursor at, Kind kind, int number) {
        this.at = at;
        this.kind = kind;
        this.number = number;
        this.amounts = new AmountsReader(at);
        this.texts = new ReferencesReader(at);
    }

    /** What one payment has of its own. */
    private final class Transaction {
        private final AmountsReader amounts = new AmountsReader(at);
        private @Nullable String side;
        private @Nullable String subFamily;
        private @Nullable ReasonCode returnReason;
        private final ReferencesReader references = new ReferencesReader(at);
    }

    Entry read() {
        at.countLine();
        while (at.child()) {
            switch (at.name()) {
                case "CdtDbtInd" -> side = at.text();
                case "RvslInd" -> isReversal = at.flag();
                case "Sts" -> status = at.choice("Cd");
                case "BookgDt" -> bookedOn = at.date();
                case "AcctSvcrRef" -> reference = at.reference();
                case "NtryRef" -> file(texts.reference());
                case "AddtlNtryInf" -> texts.readText();
                case "BkTxCd" -> subFamily = subFamily();
                case "NtryDtls" -> details();
                default -> amounts.readOrSkip();
            }
        }
        if (transactions.isEmpty() && !isBatch && texts.mention() != null) {
            transactions.add(new Transaction());
        }
        Transaction alone = transactions.size() == 1 ? transactions.getFirst() : null;
        areAllTurned = !transactions.isEmpty() && transactions.stream().allMatch(this::isTurned);
        boolean isClear = amounts.account() != null && !transactionsContradictTheEntry();
        return new Entry(
                number,
                movement(),
                answer(alone),
                amounts.stated(alone == null ? null : alone.amounts, isClear),
                bookedOn,
                reference,
                List.copyOf(files),
                count,
                transactions.stream()
                        .map(transaction -> new EntryTransaction(
                                transaction.references.references(alone == null || isBatch ? null : texts),
                                transaction.amounts.stated(alone == null ? null : amounts, isClear),
                                answer(transaction)))
                        .toList());
    }

    /**
     * An entry is what the account shows: its payments, less those of the other side, cannot come to more, nor to less than nothing.
     * Of payments on both sides each has to be known.
     */
    private boolean transactionsContradictTheEntry() {
        Money entry = amounts.account();
        if (entry == null) {
            return false;
        }
        boolean areAllKnown = true;
        boolean areOfBothSides = false;
        BigInteger net = BigInteger.ZERO;
        for (Transaction transaction : transactions) {
            boolean isOfOtherSide = !areAllTurned && isTurned(transaction);
            areOfBothSides |= isOfOtherSide;
            Money amount =
                    transactions.size() == 1 ? transaction.amounts.account() : transaction.amounts.in(entry.currency());
            if (amount == null || !amount.currency().equals(entry.currency())) {
                areAllKnown = false;
            } else {
                BigInteger minor = BigInteger.valueOf(amount.minorUnits());
                net = isOfOtherSide ? net.subtract(minor) : net.add(minor);
            }
        }
        return net.compareTo(BigInteger.valueOf(entry.minorUnits())) > 0
                || (areOfBothSides && (!areAllKnown || net.signum() < 0));
    }

    private boolean isTurned(Transaction transaction) {
        return transaction.side != null && !transaction.side.equals(side);
    }

    private void details() {
        while (at.child()) {
            switch (at.name()) {
                case "Btch" -> batch();
                case "TxDtls" -> transactions.add(transaction());
                default -> at.skip();
            }
        }
    }

    private void batch() {
        isBatch = true;
        while (at.child()) {
            switch (at.name()) {
                case "MsgId", "PmtInfId" -> file(MessageCursor.inCapitals(at.reference()));
                case "TtlAmt" -> amounts.readTotal();
                case "NbOfTxs" -> count = sum(count, at.count());
                default -> at.skip();
            }
        }
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? other : Long.valueOf(one + other);
    }

    private void file(@Nullable String id) {
        if (id != null) {
            files.add(id);
        }
    }

    private Transaction transaction() {
        at.countLine();
        Transaction transaction = new Transaction();
        while (at.child()) {
            switch (at.name()) {
                case "Refs" -> transaction.references.read();
                case "RmtInf", "AddtlTxInf" -> transaction.references.readText();
                case "CdtDbtInd" -> transaction.side = at.text();
                case "BkTxCd" -> transaction.subFamily = subFamily();
                case "RtrInf" -> transaction.returnReason = returnReason();
                default -> transaction.amounts.readOrSkip();
            }
        }
        return transaction;
    }

    private @Nullable String subFamily() {
        String code = null;
        while (at.child()) {
            switch (at.name()) {
                case "Domn", "Fmly" -> code = subFamily();
                case "SubFmlyCd" -> code = at.text();
                default -> at.skip();
            }
        }
        return code;
    }

    private ReasonCode returnReason() {
        ReasonCode reason = ReasonCode.OTHER;
        ReasonCode inText = null;
        while (at.child()) {
            switch (at.name()) {
                case "Rsn" -> reason = ReasonCode.ofBank(at.choice("Cd"));
                case "AddtlInf" ->
                    inText = ReasonCode.mentionedIn(at.text()).stream()
                            .findFirst()
                            .orElse(inText);
                default -> at.skip();
            }
        }
        // "Account already closed" is no duplicate: the text counts where the code says nothing.
        return inText == null || reason.isTelling() ? reason : inText;
    }

    private BankAnswer answer(@Nullable Transaction transaction) {
        if (kind == Kind.INTERIM_REPORT) {
            return new BankAnswer.Pending("INFO");
        }
        String code = status == null ? "STATUS" : ReasonCode.statusOrOther(status);
        return switch (code) {
            case "PDNG", "FUTR" -> new BankAnswer.Pending(code);
            case "BOOK" -> booked(transaction);
            default -> new BankAnswer.Unclassified(code);
        };
    }

    /** By the entry's own side and codes: what its payments are changes no balance. */
    private @Nullable Movement movement() {
        Money amount = amounts.account();
        boolean isDebit = "DBIT".equals(side);
        if (amount == null || !"BOOK".equals(status) || !(isDebit || "CRDT".equals(side))) {
            return null;
        }
        return new Movement(nature(isDebit), isDebit ? amount.times(-1) : amount, amounts.charges());
    }

    private Movement.Nature nature(boolean isDebit) {
        Transaction alone = transactions.size() == 1 ? transactions.getFirst() : null;
        String family = alone == null || alone.subFamily == null ? subFamily : alone.subFamily;
        if (INTEREST.equals(family)) {
            return Movement.Nature.INTEREST;
        }
        if (family != null && CHARGES.contains(family)) {
            return Movement.Nature.CHARGES;
        }
        if (isDebit) {
            return Movement.Nature.DEBIT;
        }
        boolean isReturn = isReversal
                || (family != null && RETURNS.contains(family))
                || transactions.stream().anyMatch(transaction -> transaction.returnReason != null);
        return isReturn ? Movement.Nature.RETURN : Movement.Nature.CREDIT;
    }

    private BankAnswer booked(@Nullable Transaction transaction) {
        String own = transaction == null || transaction.side == null ? side : transaction.side;
        String family = transaction == null || transaction.subFamily == null ? subFamily : transaction.subFamily;
        ReasonCode reason = transaction == null ? null : transaction.returnReason;
        if (family != null && CHARGES.contains(family)) {
            // Interest in our favour is a credit like any other.
            return new BankAnswer.Unclassified("CRDT".equals(own) ? "CRDT" : "CHRG");
        }
        boolean isReturn = isReversal || reason != null || (family != null && RETURNS.contains(family));
        if (areAllTurned) {
            // What comes back may be told as it went out; else the account and its details say two things.
            own = isReturn && "CRDT".equals(side) ? side : null;
        }
        return switch (Objects.requireNonNullElse(own, "")) {
            case "DBIT" ->
                isReversal || reason != null
                        ? new BankAnswer.Unclassified("DBIT")
                        : new BankAnswer.Settled(BankAnswer.Proof.BOOKED_ENTRY);
            case "CRDT" ->
                // A credit that is marked as a return or as taking back a debit brings money of ours back.
                isReturn
                        ? new BankAnswer.Returned(reason == null ? ReasonCode.OTHER : reason)
                        : new BankAnswer.Unclassified("CRDT");
            default -> new BankAnswer.Unclassified("SIDE");
        };
    }
}
