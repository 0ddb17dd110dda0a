package org.millioncarrots.news.webhook;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority for a day, and the certificates of hosts that it signs. */
final class HostCertificates {
    private static final Duration DAY = Duration.ofDays(1);

    private final X500Principal name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** Whose certificate, and when it holds. */
    record Host(String name, Instant from, Instant until) {
        static Host named(String name) {
            Instant now = Instant.now();
            return new Host(name, now.minus(DAY), now.plus(DAY));
        }
    }

    HostCertificates(String name) throws GeneralSecurityException, OperatorCreationException, IOException {
        this.name = new X500Principal(name);
        keys = keys();
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder own = new JcaX509v3CertificateBuilder(
                this.name,
                BigInteger.ONE,
                Date.from(now.minus(DAY)),
                Date.from(now.plus(DAY)),
                this.name,
                keys.getPublic());
        own.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        certificate = signed(own, keys.getPrivate());
    }

    /** In PEM: what clients trust. */
    String authority() throws IOException {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
        }
    }

    /** What a server shows that calls itself so. */
    SSLContext of(Host host) throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair own = keys();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.TWO,
                Date.from(host.from()),
                Date.from(host.until()),
                new X500Principal("CN=host"),
                own.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, host.name())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "host", own.getPrivate(), new char[0], new X509Certificate[] {signed(builder, keys.getPrivate())});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }
}
