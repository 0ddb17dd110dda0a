package org.millioncarrots.payout.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The bank's certificate, for whose key files are encrypted. */
public final class BankCertificate {
    private static final int LEAST_BITS = 2048;

    private BankCertificate() {}

    /** What keeps files from being encrypted with it, for people. */
    public static Optional<String> fault(Path file) {
        try {
            read(file);
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("the certificate cannot be read");
        } catch (CertificateException wrong) {
            return Optional.of("a certificate (X.509, PEM or DER) is expected that has an RSA key of " + LEAST_BITS
                    + " bits or more");
        }
    }

    /** @throws CertificateException if it is not one that files can be encrypted with; its time is not looked at */
    static X509Certificate read(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
                    || key.getModulus().bitLength() < LEAST_BITS) {
                throw new CertificateException("an RSA key is expected");
            }
            return certificate;
        }
    }
}
