package org.millioncarrots.development.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A bank whose faults are known can only test others if it is right about everything else. */
class BankTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
    private static final Temper ROUGH = Temper.with(7, 60);

    @TempDir
    Path folder;

    @Test
    void aCalmBankAcceptsBooksAndStates() {
        Bank bank = new Bank();
        List<Letter> letters = bank.play(FRIDAY, List.of(order("A", 3)), Temper.calm());
        assertThat(letters).extracting(Letter::kind).containsExactly("pain.002", "camt.054", "camt.053");
        assertThat(text(letters.get(0)))
                .contains("<OrgnlMsgId>A</OrgnlMsgId>", "<OrgnlEndToEndId>A-3</OrgnlEndToEndId>", "ACSP")
                .doesNotContain("RJCT");
        assertThat(text(letters.get(2)))
                .contains("<ElctrncSeqNb>1</ElctrncSeqNb>", ">100000000000.00<", ">99999996994.00<")
                .containsPattern("(?s)(<EndToEndId>A-[123]</EndToEndId>.*){3}");
        assertThat(bank.book().count())
                .isEqualTo(new PaymentBook.Count(3, 0, 3, 0, 0, 3, 1, Map.of("EUR", new BigDecimal("3006.00"))));
    }

    @Test
    void whatIsDeliveredTwiceIsPaidTwiceAndCountedSo() {
        Bank bank = new Bank();
        bank.play(FRIDAY, List.of(order("A", 2)), Temper.calm());
        bank.play(FRIDAY.plusDays(3), List.of(order("A", 2)), Temper.calm());
        PaymentBook.Count count = bank.book().count();
        assertThat(count.orderedTwice()).isEqualTo(2);
        assertThat(count.most()).isEqualTo(2);
    }

    /** The same account under another reference. */
    @Test
    void whoIsPaidAgainUnderAnotherReferenceIsCountedToo() {
        Bank bank = new Bank();
        bank.play(FRIDAY, List.of(order("A", 2), order("B", 1)), Temper.calm());
        assertThat(bank.book().count().orderedTwice()).isZero();
        assertThat(bank.book().count().most()).isEqualTo(2);
    }

    @Test
    void openingAndEntriesComeToTheClosingBalanceAndNumbersHaveNoGap() {
        Bank bank = new Bank();
        BigDecimal balance = new BigDecimal("100000000000.00");
        for (int day = 0; day < 12; day++) {
            bank.play(FRIDAY.plusDays(day), List.of(order("D" + day, 40)), ROUGH);
            Account.Statement statement =
                    bank.accounts().iterator().next().last().orElseThrow();
            assertThat(statement.number()).isEqualTo(day + 1);
            assertThat(statement.opening()).isEqualByComparingTo(balance);
            balance = statement.entries().stream().map(Entry::signed).reduce(balance, BigDecimal::add);
            assertThat(statement.closing()).isEqualByComparingTo(balance);
        }
        // Two calm days tell what was held back.
        bank.play(FRIDAY.plusDays(12), List.of(), Temper.calm());
        bank.play(FRIDAY.plusDays(40), List.of(), Temper.calm());
        Map<Told.What, BigDecimal> told = bank.told().sums().get("EUR");
        // Of the rarer faults there may have been none.
        assertThat(told.get(Told.What.PAID)
                        .subtract(told.getOrDefault(Told.What.RETURNED, BigDecimal.ZERO))
                        .add(told.getOrDefault(Told.What.NOT_ORDERED, BigDecimal.ZERO))
                        .subtract(told.getOrDefault(Told.What.CORRECTED, BigDecimal.ZERO)))
                .isEqualByComparingTo(bank.accounts().iterator().next().spent());
    }

    @Test
    void theSameSeedSaysTheSameAndAnotherOneSomethingElse() {
        List<byte[]> once = said(ROUGH);
        List<byte[]> again = said(ROUGH);
        assertThat(again).hasSameSizeAs(once);
        IntStream.range(0, once.size()).forEach(i -> assertThat(again.get(i)).isEqualTo(once.get(i)));
        assertThat(said(Temper.with(8, 60)).stream().map(Arrays::hashCode).toList())
                .isNotEqualTo(once.stream().map(Arrays::hashCode).toList());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultCanBeAskedForAndDoesSomething(Fault fault) {
        List<byte[]> calm = said(Temper.calm());
        List<byte[]> rough = said(Temper.calm().but(Map.of(fault, 1000), List.of()));
        boolean same = calm.size() == rough.size()
                && IntStream.range(0, calm.size()).allMatch(i -> Arrays.equals(calm.get(i), rough.get(i)));
        assertThat(same).isFalse();
    }

    @Test
    void aRejectionIsBookedByNobodyAndAReturnComesBack() {
        Bank bank = new Bank();
        bank.play(FRIDAY, List.of(order("A", 2)), calmBut(Fault.REJECTED, "AC04"));
        assertThat(bank.accounts().iterator().next().spent()).isZero();
        List<Letter> letters = bank.play(FRIDAY.plusDays(1), List.of(order("B", 2)), calmBut(Fault.RETURNED, "-X9"));
        assertThat(text(letters.getLast())).doesNotContain("RtrInf");
        letters = bank.play(FRIDAY.plusDays(2), List.of(), Temper.calm());
        assertThat(text(letters.getLast())).contains("<RtrInf><Rsn><Prtry>X9</Prtry>", "<SubFmlyCd>RRTN</SubFmlyCd>");
        assertThat(bank.accounts().iterator().next().spent()).isZero();
        assertThat(bank.book().count().out()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'<CtrlSum>3006.00</CtrlSum>', '<CtrlSum>3006.01</CtrlSum>', CtrlSum",
        "'<NbOfTxs>3</NbOfTxs>', '<NbOfTxs>2</NbOfTxs>', NbOfTxs",
        "'<IBAN>DE02', '<IBAN>DE03', IBAN",
        "'A-2</End', 'A-1</End', twice",
        "'1002.00<', '-1002.00<', cannot be paid",
        "'1002.00<', '1002.001<', cannot be paid",
        "'<BICFI>BYLADEM1001', '<BICFI>BYLA', BIC",
        "'Ccy=\"EUR\"', 'Ccy=\"USD\"', SEPA",
        "'<Dt>2026-11-27', '<Dt>2026-11-31', readable",
        "'pain.001.001.09', 'pain.001.001.03', pain.001.001.09",
        "'<Ustrd>Payment</Ustrd>', '', missing",
        "'</CstmrCdtTrfInitn>', '', readable",
    })
    void aFileThatIsNotAsAgreedIsRefusedAsAWhole(String right, String wrong, String why) {
        String file = Orders.file("A", 3);
        assertThat(file).contains(right);
        byte[] bytes = Orders.bytes(file.replace(right, wrong));
        assertThatThrownBy(() -> OrderReader.read(bytes))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
        Bank bank = new Bank();
        List<Letter> letters = bank.play(FRIDAY, List.of(bytes), Temper.calm());
        assertThat(letters).hasSize(1);
        assertThat(text(letters.getFirst())).contains("<GrpSts>RJCT</GrpSts>");
        assertThat(bank.book().count().payments()).isZero();
    }

    @Test
    void aBankThatIsMadeAgainFromItsDaysIsTheSame() throws Exception {
        Folder first = new Folder(folder.resolve("days"));
        Folder.Day day = first.play("one", FRIDAY, List.of(order("A", 30)), ROUGH);
        day.note(2);
        Folder second = new Folder(folder.resolve("days"));
        Folder.Day same = second.last().orElseThrow();
        assertThat(same.name()).isEqualTo("one");
        assertThat(same.sent()).isEqualTo(2);
        assertThat(same.letters()).hasSameSizeAs(day.letters());
        IntStream.range(0, day.letters().size())
                .forEach(i -> assertThat(same.letters().get(i).bytes())
                        .isEqualTo(day.letters().get(i).bytes()));
        assertThat(second.hasTaken("A")).isTrue();
        assertThat(second.bank().book().count()).isEqualTo(first.bank().book().count());
        assertThat(second.next(FRIDAY, List.of()))
                .as("the bank rests at weekends")
                .isEqualTo(FRIDAY.plusDays(3));
        assertThatThrownBy(() -> second.play("two", FRIDAY, List.of(), ROUGH)).isInstanceOf(Folder.PastDay.class);
    }

    @Test
    void theCounterTakesFilesAndLeavesMessagesAndTellsTheSameDayAgain() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.write(in.resolve("a.xml"), order("A", 2));
        String[] arguments = {folder.toString(), "monday", "2026-11-28", "REJECTED=1000", "codes=MD07", "seed=3"};
        Counter.main(arguments);
        assertThat(in).isEmptyDirectory();
        Path out = folder.resolve("out/2026-11-30-0000-pain.002.xml");
        assertThat(Files.readString(out)).contains("<Cd>MD07</Cd>");
        Files.delete(out);
        Counter.main(arguments);
        assertThat(out).exists();
        assertThat(folder.resolve("days/000002")).doesNotExist();
    }

    private static List<byte[]> said(Temper temper) {
        Bank bank = new Bank();
        List<byte[]> said = new ArrayList<>();
        for (int day : List.of(0, 3, 4, 5)) {
            List<byte[]> files = day < 4 ? List.of(order("A" + day, 20), order("B" + day, 3)) : List.of();
            bank.play(FRIDAY.plusDays(day), files, temper).forEach(letter -> said.add(letter.bytes()));
        }
        return said;
    }

    private static Temper calmBut(Fault fault, String code) {
        return Temper.calm().but(Map.of(fault, 1000), List.of(code));
    }

    private static byte[] order(String messageId, int payments) {
        return Orders.bytes(Orders.file(messageId, payments));
    }

    private static String text(Letter letter) {
        return new String(letter.bytes(), StandardCharsets.UTF_8);
    }
}
