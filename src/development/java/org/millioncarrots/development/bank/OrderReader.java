package org.millioncarrots.development.bank;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a pain.001.001.09 from its bytes and checks what a bank checks before it pays anything. */
final class OrderReader {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final String FILE = "Document/CstmrCdtTrfInitn/";
    private static final String BLOCK = FILE + "PmtInf/";
    private static final String PAYMENT = BLOCK + "CdtTrfTxInf/";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9 /?:().,'+-]{1,35}");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    /** What stands at each path of the element that is being read: file, block, payment. */
    private final Map<String, String> values = new HashMap<>();

    private final List<Order.Instruction> instructions = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private String currency = "";

    private OrderReader() {}

    static Order read(byte[] file) throws Refusal {
        OrderReader reader = new OrderReader();
        try {
            return reader.parse(file);
        } catch (XMLStreamException
                | IllegalArgumentException
                | DateTimeException
                | IndexOutOfBoundsException unreadable) {
            throw reader.refusal("not readable");
        }
    }

    private Order parse(byte[] file) throws XMLStreamException, Refusal {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
        String path = "";
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    require(NAMESPACE.equals(xml.getNamespaceURI()), "not a pain.001.001.09");
                    path = path + (path.isEmpty() ? "" : "/") + xml.getLocalName();
                    text.setLength(0);
                    if (xml.getLocalName().equals("InstdAmt")) {
                        values.put(PAYMENT + "Ccy", String.valueOf(xml.getAttributeValue(null, "Ccy")));
                    }
                }
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    // The block's totals come before its payments: what stands twice is another block.
                    require(
                            text.toString().isBlank()
                                    || values.put(path, text.toString().strip()) == null,
                            path + " stands twice");
                    text.setLength(0);
                    if (path.equals(PAYMENT.substring(0, PAYMENT.length() - 1))) {
                        instructions.add(instruction());
                        values.keySet().removeIf(key -> key.startsWith(PAYMENT));
                    }
                    path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
                }
                default -> {}
            }
        }
        return order();
    }

    private Order.Instruction instruction() throws Refusal {
        String own = value(PAYMENT + "Ccy");
        require(instructions.isEmpty() || own.equals(currency), "two currencies");
        currency = own;
        BigDecimal amount = new BigDecimal(value(PAYMENT + "Amt/InstdAmt"));
        require(
                amount.signum() > 0
                        && amount.scale() <= Currency.getInstance(currency).getDefaultFractionDigits(),
                "an amount that cannot be paid");
        String endToEndId = id(PAYMENT + "PmtId/EndToEndId");
        require(ids.add(endToEndId), "an EndToEndId stands twice");
        String account = iban(PAYMENT + "CdtrAcct/Id/IBAN");
        require(value(PAYMENT + "Cdtr/Nm").length() <= 70, "a name that is too long");
        require(value(PAYMENT + "RmtInf/Ustrd").length() <= 140, "a text that is too long");
        if (!isSepa()) {
            require(BIC.matcher(value(PAYMENT + "CdtrAgt/FinInstnId/BICFI")).matches(), "no BIC");
            value(PAYMENT + "Cdtr/PstlAdr/TwnNm");
            value(PAYMENT + "Cdtr/PstlAdr/Ctry");
        }
        return new Order.Instruction(
                endToEndId, value(PAYMENT + "PmtId/UETR"), id(PAYMENT + "PmtId/InstrId"), amount, account);
    }

    private Order order() throws Refusal {
        Order order = new Order(
                id(FILE + "GrpHdr/MsgId"),
                id(BLOCK + "PmtInfId"),
                iban(BLOCK + "DbtrAcct/Id/IBAN"),
                currency,
                LocalDate.parse(value(BLOCK + "ReqdExctnDt/Dt")),
                List.copyOf(instructions));
        for (String level : List.of(FILE + "GrpHdr/", BLOCK)) {
            require(Integer.parseInt(value(level + "NbOfTxs")) == instructions.size(), "NbOfTxs is wrong");
            require(new BigDecimal(value(level + "CtrlSum")).compareTo(order.total()) == 0, "CtrlSum is wrong");
        }
        require(!isSepa() || currency.equals("EUR"), "SEPA pays EUR");
        require(BIC.matcher(value(BLOCK + "DbtrAgt/FinInstnId/BICFI")).matches(), "no BIC of ours");
        return order;
    }

    private boolean isSepa() {
        return "SEPA".equals(values.get(BLOCK + "PmtTpInf/SvcLvl/Cd"));
    }

    private String id(String path) throws Refusal {
        String id = value(path);
        require(ID.matcher(id).matches(), path + " is no id");
        return id;
    }

    private String iban(String path) throws Refusal {
        String iban = value(path);
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.getNumericValue(letter)));
        require(new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1, path + " is no IBAN");
        return iban;
    }

    private String value(String path) throws Refusal {
        String value = values.get(path);
        require(value != null, path + " is missing");
        return String.valueOf(value);
    }

    private void require(boolean holds, String otherwise) throws Refusal {
        if (!holds) {
            throw refusal(otherwise);
        }
    }

    private Refusal refusal(String why) {
        return new Refusal(values.getOrDefault(FILE + "GrpHdr/MsgId", "NONE"), why);
    }
}
