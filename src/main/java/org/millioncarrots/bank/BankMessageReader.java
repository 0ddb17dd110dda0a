package org.millioncarrots.bank;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.platform.SafeXml;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * Reads what banks send: pain.002, camt.052, camt.053 and camt.054 in any version, by the names of their elements, also
 * within an envelope. Only what is needed is kept, so that names, addresses and free texts cannot get any further.
 */
public final class BankMessageReader {
    /** The message in a namespace such as {@code urn:iso:std:iso:20022:tech:xsd:camt.054.001.08}. */
    private static final Pattern MESSAGE = Pattern.compile(
            "(?:^|[^a-z0-9])(pain\\.002|camt\\.05[234])\\.001\\.[0-9]{2}(?:\\.[a-z]{2}\\.[0-9]{2}(?:\\.xsd)?)?$");

    private static final Set<String> ROOTS =
            Set.of("CstmrPmtStsRpt", "BkToCstmrAcctRpt", "BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn");

    private BankMessageReader() {}

    /**
     * Reads one message. The caller limits the size before.
     *
     * @throws Problem of type BANK_MESSAGE_REFUSED if this is no such message, or is cut off or not well-formed; it says what is
     *     wrong and where, never with content of the message
     */
    public static BankMessage read(byte[] message) {
        try {
            return read(SafeXml.open(message));
        } catch (SafeXml.Unreadable unreadable) {
            throw MessageCursor.refused(unreadable.reason());
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static BankMessage read(XMLStreamReader xml) throws XMLStreamException {
        BankMessage read = null;
        boolean isOurs = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String message = message(xml);
            isOurs |= message != null;
            if (message != null && ROOTS.contains(xml.getLocalName())) {
                if (read != null) {
                    throw MessageCursor.refused("one message at a time is expected, not several");
                }
                read = read(message, xml);
            }
        }
        if (read == null) {
            throw MessageCursor.refused(
                    isOurs
                            ? "the message's own element is missing, such as BkToCstmrStmt in a camt.053"
                            : "there is nothing in a namespace of pain.002, camt.052, camt.053 or camt.054, variant 001");
        }
        return read;
    }

    private static @Nullable String message(XMLStreamReader xml) {
        String namespace = xml.getNamespaceURI();
        Matcher known = MESSAGE.matcher(namespace == null ? "" : namespace);
        return known.find() ? known.group(1) : null;
    }

    private static BankMessage read(String message, XMLStreamReader xml) {
        MessageCursor cursor = new MessageCursor(xml);
        return switch (message + " " + cursor.name()) {
            case "pain.002 CstmrPmtStsRpt" -> new StatusReportReader(cursor).read();
            case "camt.052 BkToCstmrAcctRpt" -> new AccountReportReader(cursor, Kind.INTERIM_REPORT).read("Rpt");
            case "camt.053 BkToCstmrStmt" -> new AccountReportReader(cursor, Kind.STATEMENT).read("Stmt");
            case "camt.054 BkToCstmrDbtCdtNtfctn" -> new AccountReportReader(cursor, Kind.NOTIFICATION).read("Ntfctn");
            default ->
                throw Problem.of(
                        ProblemType.BANK_MESSAGE_REFUSED,
                        "the namespace is that of a " + message + ", the element is not");
        };
    }
}
