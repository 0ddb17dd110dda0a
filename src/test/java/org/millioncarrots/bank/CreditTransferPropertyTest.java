package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;

class CreditTransferPropertyTest {
    private static final String[] NAMES = {
        "Щукин", "Юрий Хрущёв", "José Núñez", "Łukasz Øster", "O’Brien & Sons", "Євген Їжак", "Anna-Maria (Lee)"
    };
    private static final String[] CURRENCIES = {"USD", "RUB", "JPY", "KWD", "UAH", "GBP"};
    private static final Pattern AMOUNT = Pattern.compile("<InstdAmt Ccy=\"[A-Z]{3}\">([0-9.]+)</InstdAmt>");
    private static final Pattern SUM = Pattern.compile("<CtrlSum>([0-9.]+)</CtrlSum>");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 42, 20220305, 20260301})
    void whatIsWrittenValidatesAddsUpAndMayLeave(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 15; round++) {
            CreditTransferFile file = file("MC" + seed + "-" + round, random);
            byte[] bytes = CreditTransferWriter.toBytes(file);
            BankExamples.validate(bytes, "/pain.001.001.09.xsd");
            new OutboundCheck(new TellingWords(Set.of("SOLDIER", "lay down arms")), Set.of(BankExamples.NEUTRAL))
                    .check(file.fileName(), bytes);
            String xml = new String(bytes, StandardCharsets.UTF_8);
            BigDecimal sum = AMOUNT.matcher(xml)
                    .results()
                    .map(found -> new BigDecimal(found.group(1)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            Matcher declared = SUM.matcher(xml);
            assertThat(declared.find()).isTrue();
            assertThat(new BigDecimal(declared.group(1))).isEqualTo(sum);
            assertThat(CreditTransferWriter.toBytes(file)).isEqualTo(bytes);
        }
    }

    private static CreditTransferFile file(String messageId, Random random) {
        List<CreditTransfer> transfers = new ArrayList<>();
        int count = 1 + random.nextInt(20);
        if (random.nextBoolean()) {
            for (int i = 1; i <= count; i++) {
                Money amount = new Money(random.nextLong(1, 100_000_000_000L), CurrencyCode.EUR);
                String name = NAMES[random.nextInt(NAMES.length)];
                transfers.add(BankExamples.sepaTransfer(i, amount.toDecimal().toPlainString(), name, random));
            }
            return BankExamples.sepa(messageId, transfers);
        }
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        for (int i = 1; i <= count; i++) {
            Money amount = Money.ofMinor(random.nextLong(1, 1_000_000_000_000L), currency);
            transfers.add(BankExamples.crossBorderTransfer(i, amount, random));
        }
        return BankExamples.crossBorder(messageId, currency, transfers);
    }
}
