package org.millioncarrots.payout.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cms.CMSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the bank reads what leaves. */
class SealForBankTest {
    private static final Instant NOW = Instant.now();
    private static final byte[] FILE =
            "<Document>Пётр</Document>".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    private static final Bank BANK = Bank.withKeyOf("RSA", 2048);

    @TempDir
    Path directory;

    private SealForBank sealing(Path certificate) {
        return new SealForBank(Optional.of(certificate));
    }

    private SealForBank.Sealed sealed() {
        return sealing(BANK.certificate(directory.resolve("bank.pem"), NOW.minusSeconds(60)))
                .seal("m.xml", FILE);
    }

    @Test
    void theBankOpensItAndNobodyElse() throws CMSException {
        SealForBank.Sealed sealed = sealed();
        assertThat(sealed.name()).isEqualTo("m.xml.p7m");
        assertThat(BANK.open(sealed.content())).isEqualTo(FILE);
        assertThat(new String(sealed.content(), StandardCharsets.ISO_8859_1)).doesNotContain("Document");
        assertThatThrownBy(() -> Bank.withKeyOf("RSA", 2048).open(sealed.content()))
                .isInstanceOf(CMSException.class);
    }

    @Test
    void opensslOpensIt() throws IOException, InterruptedException {
        assumeTrue(runs("openssl", "version"), "openssl is not here");
        Path envelope = Files.write(directory.resolve("m.xml.p7m"), sealed().content());
        Path opened = directory.resolve("m.xml");
        assertThat(runs(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-inform",
                        "DER",
                        "-in",
                        envelope.toString(),
                        "-inkey",
                        BANK.key(directory.resolve("key.pem")).toString(),
                        "-out",
                        opened.toString()))
                .isTrue();
        assertThat(opened).hasBinaryContent(FILE);
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @Test
    void aCertificateThatHasEndedOrNotBegunSendsNothing() {
        for (Instant from : new Instant[] {NOW.minus(Duration.ofDays(366)), NOW.plus(Duration.ofDays(1))}) {
            SealForBank sealing = sealing(BANK.certificate(directory.resolve("bank.pem"), from));
            assertThatThrownBy(() -> sealing.seal("m.xml", FILE)).satisfies(SealForBankTest::isOfTheCertificate);
        }
        SealForBank away = sealing(directory.resolve("none.pem"));
        assertThatThrownBy(() -> away.seal("m.xml", FILE)).satisfies(SealForBankTest::isOfTheCertificate);
    }

    private static void isOfTheCertificate(Throwable failure) {
        assertThat(failure).isInstanceOfSatisfying(ChannelFailure.class, known -> assertThat(known.trouble())
                .isEqualTo(Trouble.CERTIFICATE));
    }

    @Test
    void weakAndOtherKeysAreRefusedAtTheStart() {
        Path file = directory.resolve("bank.pem");
        assertThat(BankCertificate.fault(BANK.certificate(file, NOW))).isEmpty();
        assertThat(BankCertificate.fault(Bank.withKeyOf("RSA", 1024).certificate(file, NOW)))
                .isPresent();
        assertThat(BankCertificate.fault(Bank.withKeyOf("EC", 256).certificate(file, NOW)))
                .isPresent();
    }
}
