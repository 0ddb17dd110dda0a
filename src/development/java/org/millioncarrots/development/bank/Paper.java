package org.millioncarrots.development.bank;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A message while it is written, in a dialect. What is written are ids, codes and amounts, so nothing has to be escaped. */
final class Paper {
    private final Dialect dialect;
    private final String prefix;
    private final StringBuilder text = new StringBuilder();

    Paper(Dialect dialect) {
        this.dialect = dialect;
        this.prefix = dialect.isPrefixed() ? "b:" : "";
    }

    Paper open(String... names) {
        for (String name : names) {
            text.append('<').append(prefix).append(name).append('>');
        }
        return this;
    }

    /** In the order in which they end. */
    Paper close(String... names) {
        for (String name : names) {
            text.append("</").append(prefix).append(name).append(">\n");
        }
        return this;
    }

    Paper leaf(String name, Object value) {
        text.append('<').append(prefix).append(name).append('>').append(value);
        text.append("</").append(prefix).append(name).append('>');
        return this;
    }

    Paper amount(String name, BigDecimal amount, String currency) {
        BigDecimal written = dialect.hasMoreDecimals() ? amount.setScale(Math.max(3, amount.scale())) : amount;
        text.append('<')
                .append(prefix)
                .append(name)
                .append(" Ccy=\"")
                .append(currency)
                .append("\">");
        text.append(written.toPlainString());
        text.append("</").append(prefix).append(name).append('>');
        return this;
    }

    /**
     * All that was written, as bytes.
     *
     * @param type such as {@code camt.053.001.08}
     */
    byte[] finish(String type) {
        String namespace = "urn:iso:std:iso:20022:tech:xsd:" + type;
        String declaration = dialect.isPrefixed() ? "xmlns:b" : "xmlns";
        String document = "<" + prefix + "Document " + declaration + "=\"" + namespace + "\">\n" + text + "</" + prefix
                + "Document>";
        String whole =
                switch (dialect.envelope()) {
                    case NONE -> document;
                    case BUSINESS_MESSAGE ->
                        "<Envelope><AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><MsgDefIdr>" + type
                                + "</MsgDefIdr></AppHdr>\n" + document + "</Envelope>";
                    case SOAP ->
                        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header/><s:Body>\n"
                                + document + "</s:Body></s:Envelope>";
                };
        String name = dialect.charset().name();
        String said = name.startsWith("UTF-16") ? "UTF-16" : name;
        byte[] bytes = ("<?xml version=\"1.0\" encoding=\"" + said + "\"?>\n" + whole).getBytes(dialect.charset());
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 3);
        if (dialect.hasByteOrderMark()) {
            out.writeBytes("\uFEFF".getBytes(dialect.charset()));
        }
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    /** When the bank writes: in the evening of its day, so that the same day gives the same bytes. */
    static String time(LocalDate on) {
        return on + "T18:00:00Z";
    }
}
