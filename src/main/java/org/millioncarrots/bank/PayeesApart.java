package org.millioncarrots.bank;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A pain.001 as this service writes it, and where in it the payees stand: of each payment what is between its amount and its text,
 * that is name, address, account and bank. All else is nobody's.
 */
public final class PayeesApart {
    private static final String PAYMENT = "<CdtTrfTxInf>";
    private static final String PAYMENT_END = "</CdtTrfTxInf>";
    private static final String ID = "<EndToEndId>";
    private static final String ID_END = "</EndToEndId>";
    private static final String AMOUNT_END = "</Amt>";
    private static final String TEXT = "<RmtInf>";

    private final byte[] file;
    private final List<Payee> payees = new ArrayList<>();

    private PayeesApart(byte[] file) {
        this.file = file;
    }

    /**
     * Who is paid by one payment of the file.
     *
     * @param position of the payment, from 0
     * @param from where in the file it says so
     * @param to the place behind
     */
    public record Payee(int position, String endToEndId, int from, int to) {}

    /** @return nothing if it is not written as this service writes it, or has something else in the payees' places */
    public static Optional<PayeesApart> of(byte[] file) {
        PayeesApart apart = new PayeesApart(file);
        return apart.walk() ? Optional.of(apart) : Optional.empty();
    }

    /** In the order of the payments. */
    public List<Payee> payees() {
        return payees;
    }

    public byte[] content(Payee payee) {
        return Arrays.copyOfRange(file, payee.from(), payee.to());
    }

    /** The same file with other contents in the payees' places. */
    public byte[] with(Function<Payee, byte[]> contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        int from = 0;
        for (Payee payee : payees) {
            out.write(file, from, payee.from() - from);
            out.writeBytes(contents.apply(payee));
            from = payee.to();
        }
        out.write(file, from, file.length - from);
        return out.toByteArray();
    }

    /** @return false if an element of a payment is not where this service puts it */
    private boolean walk() {
        int at = 0;
        for (int next = find("CdtTrfTxInf", at); next >= 0; next = find("CdtTrfTxInf", at)) {
            int payment = next - 1;
            int end = find(PAYMENT_END, payment);
            int id = find(ID, payment);
            int idEnd = find(ID_END, id);
            int amountEnd = find(AMOUNT_END, idEnd);
            int text = find(TEXT, amountEnd);
            if (!isThere(PAYMENT, payment) || id < 0 || idEnd < 0 || amountEnd < 0 || text < 0 || end < text) {
                return false;
            }
            int first = id + ID.length();
            payees.add(new Payee(
                    payees.size(),
                    new String(file, first, idEnd - first, StandardCharsets.US_ASCII),
                    amountEnd + AMOUNT_END.length(),
                    text));
            at = end + PAYMENT_END.length();
        }
        return !payees.isEmpty();
    }

    /** @return -1 if it is not there any more, or is looked for behind something that is not there */
    private int find(String tag, int from) {
        if (from < 0) {
            return -1;
        }
        int last = file.length - tag.length();
        for (int i = from; i <= last; i++) {
            if (isThere(tag, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isThere(String tag, int at) {
        if (at < 0 || at + tag.length() > file.length) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            if (file[at + i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
