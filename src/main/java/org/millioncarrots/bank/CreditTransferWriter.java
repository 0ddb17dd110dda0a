package org.millioncarrots.bank;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;

/**
 * Writes pain.001.001.09, for SEPA, instant or not, and across borders alike. It writes no purpose code, no category purpose and no
 * structured remittance: they would tell the bank's clerks what a payment is for.
 */
public final class CreditTransferWriter {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static final int BUFFER = 1 << 16;
    private static final String INDENT = "\n                ";

    private final XMLStreamWriter xml;
    private int depth;

    private CreditTransferWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The file as bytes in UTF-8; the same file always gives the same bytes. */
    public static byte[] toBytes(CreditTransferFile file) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(4096 + 1300 * file.transfers().size());
        write(file, bytes);
        return bytes.toByteArray();
    }

    /**
     * Streams the file in UTF-8. The stream is flushed and not closed.
     *
     * @throws IllegalStateException if the stream cannot be written to
     */
    public static void write(CreditTransferFile file, OutputStream out) {
        try {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new CreditTransferWriter(xml).document(file);
            xml.flush();
            text.flush();
        } catch (XMLStreamException | IOException failure) {
            throw new IllegalStateException("the bank file cannot be written", failure);
        }
    }

    private void document(CreditTransferFile file) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        depth++;
        start("CstmrCdtTrfInitn");
        header(file);
        start("PmtInf");
        paymentBlock(file);
        for (CreditTransfer transfer : file.transfers()) {
            transfer(transfer);
        }
        end();
        end();
        end();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void header(CreditTransferFile file) throws XMLStreamException {
        start("GrpHdr");
        leaf("MsgId", file.messageId());
        leaf("CreDtTm", file.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
        totals(file);
        start("InitgPty");
        leaf("Nm", file.initiatingParty().reveal());
        end();
        end();
    }

    private void totals(CreditTransferFile file) throws XMLStreamException {
        leaf("NbOfTxs", Integer.toString(file.transfers().size()));
        leaf("CtrlSum", file.controlSum().toDecimal().toPlainString());
    }

    private void paymentBlock(CreditTransferFile file) throws XMLStreamException {
        leaf("PmtInfId", file.messageId());
        leaf("PmtMtd", "TRF");
        // One line on the debtor's statement for the whole file: whoever reads the statement sees no creditors.
        leaf("BtchBookg", "true");
        totals(file);
        if (file.scheme().isSepa()) {
            start("PmtTpInf");
            code("SvcLvl", "SEPA");
            if (file.scheme() == Scheme.SEPA_INSTANT) {
                code("LclInstrm", "INST");
            }
            end();
        }
        start("ReqdExctnDt");
        leaf("Dt", file.requestedExecutionOn().toString());
        end();
        party("Dbtr", file.debtor().name(), file.debtor().address());
        account("DbtrAcct", file.debtor().account());
        agent("DbtrAgt", file.debtor().bic());
        leaf("ChrgBr", file.charges().name());
    }

    private void transfer(CreditTransfer transfer) throws XMLStreamException {
        start("CdtTrfTxInf");
        start("PmtId");
        leaf("InstrId", transfer.instructionId());
        leaf("EndToEndId", transfer.endToEndId().value());
        leaf("UETR", transfer.uetr().toString());
        end();
        start("Amt");
        line();
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", transfer.amount().currency().value());
        xml.writeCharacters(transfer.amount().toDecimal().toPlainString());
        xml.writeEndElement();
        end();
        if (transfer.creditorBic() != null) {
            agent("CdtrAgt", transfer.creditorBic());
        }
        party("Cdtr", transfer.creditorName(), transfer.creditorAddress());
        account("CdtrAcct", transfer.creditorAccount());
        start("RmtInf");
        leaf("Ustrd", transfer.remittance());
        end();
        end();
    }

    private void party(String element, LatinName name, @Nullable PostalAddress address) throws XMLStreamException {
        start(element);
        leaf("Nm", name.reveal());
        if (address != null) {
            start("PstlAdr");
            optional("StrtNm", address.streetName());
            optional("BldgNb", address.buildingNumber());
            optional("PstCd", address.postCode());
            leaf("TwnNm", address.townName());
            leaf("Ctry", address.country());
            for (String line : address.lines()) {
                leaf("AdrLine", line);
            }
            end();
        }
        end();
    }

    private void account(String element, Iban iban) throws XMLStreamException {
        start(element);
        start("Id");
        leaf("IBAN", iban.reveal());
        end();
        end();
    }

    private void agent(String element, Bic bic) throws XMLStreamException {
        start(element);
        start("FinInstnId");
        leaf("BICFI", bic.value());
        end();
        end();
    }

    private void code(String element, String code) throws XMLStreamException {
        start(element);
        leaf("Cd", code);
        end();
    }

    private void optional(String element, @Nullable String text) throws XMLStreamException {
        if (text != null) {
            leaf(element, text);
        }
    }

    private void leaf(String element, String text) throws XMLStreamException {
        line();
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void start(String element) throws XMLStreamException {
        line();
        xml.writeStartElement(element);
        depth++;
    }

    private void end() throws XMLStreamException {
        depth--;
        line();
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters(INDENT.substring(0, 1 + 2 * depth));
    }
}
