package org.millioncarrots.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.provider.Arguments;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.xml.sax.SAXException;

/** Files, tables and payments that several tests use. */
public final class BankExamples {
    public static final String NEUTRAL = "Payment";

    private BankExamples() {}

    public static byte[] resource(String path) {
        try (InputStream in = BankExamples.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table with a header line and columns separated by semicolons. */
    public static Stream<Arguments> rows(String path) {
        return new String(resource(path), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> Arguments.of((Object[]) line.split(";", -1)));
    }

    public static void validate(byte[] xml, String schemaOnClasspath) {
        try {
            Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new ByteArrayInputStream(resource(schemaOnClasspath))));
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static UUID uetr(Random random) {
        return new UUID(
                (random.nextLong() & ~0xf000L) | 0x4000L,
                (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    public static CreditTransferFile.Debtor debtor() {
        return new CreditTransferFile.Debtor(
                LatinName.of("debtor.name", null, "Paying Office"),
                new PostalAddress("Main Street", "1", "10115", "Berlin", "DE", List.of()),
                Iban.parse("debtor.account", "DE89370400440532013000"),
                new Bic("DEUTDEFF"));
    }

    public static CreditTransferFile sepa(String messageId, List<CreditTransfer> transfers) {
        return new CreditTransferFile(
                messageId,
                Instant.parse("2026-03-01T09:30:15.123456Z"),
                LatinName.of("initiatingParty", null, "Paying Office"),
                debtor(),
                LocalDate.of(2026, 3, 2),
                CreditTransferFile.Scheme.SEPA,
                CreditTransferFile.Charges.SLEV,
                CurrencyCode.EUR,
                transfers);
    }

    public static CreditTransferFile instant(String messageId, List<CreditTransfer> transfers) {
        CreditTransferFile sepa = sepa(messageId, transfers);
        return new CreditTransferFile(
                messageId,
                sepa.createdAt(),
                sepa.initiatingParty(),
                sepa.debtor(),
                sepa.requestedExecutionOn(),
                CreditTransferFile.Scheme.SEPA_INSTANT,
                sepa.charges(),
                sepa.currency(),
                transfers);
    }

    public static CreditTransferFile crossBorder(String messageId, String currency, List<CreditTransfer> transfers) {
        return new CreditTransferFile(
                messageId,
                Instant.parse("2026-03-01T09:30:15Z"),
                LatinName.of("initiatingParty", null, "Paying Office"),
                debtor(),
                LocalDate.of(2026, 3, 2),
                CreditTransferFile.Scheme.CROSS_BORDER,
                CreditTransferFile.Charges.SHAR,
                new CurrencyCode(currency),
                transfers);
    }

    public static CreditTransfer sepaTransfer(int position, String amount, String name, Random random) {
        return new CreditTransfer(
                Integer.toString(position),
                EndToEndId.random(random),
                uetr(random),
                Money.parse(amount, CurrencyCode.EUR),
                LatinName.of("name", null, name),
                Iban.parse("iban", "LT121000011101001000"),
                null,
                null,
                NEUTRAL);
    }

    public static CreditTransfer crossBorderTransfer(int position, Money amount, Random random) {
        return new CreditTransfer(
                Integer.toString(position),
                EndToEndId.random(random),
                uetr(random),
                amount,
                LatinName.of("name", null, "Юрий Хрущёв"),
                Iban.parse("iban", "TR330006100519786457841326"),
                new Bic("TCZBTR2A"),
                new PostalAddress(null, null, null, "İstanbul", "TR", List.of("Büyükdere Cad. 1")),
                NEUTRAL);
    }
}
