package org.millioncarrots.payout.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A bank with a key and a certificate of its own. */
record Bank(KeyPair keys) {
    static Bank withKeyOf(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return new Bank(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** With the key that another class loader has written. */
    static Bank withKeyIn(Path file) throws IOException, GeneralSecurityException {
        String text = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey)
                rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        return new Bank(
                new KeyPair(rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key));
    }

    /** Valid for a year from an instant on. */
    Path certificate(Path file, Instant from) {
        X500Principal name = new X500Principal("CN=bank.example");
        String signature = keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            byte[] der = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(from),
                                    Date.from(from.plus(Duration.ofDays(365))),
                                    name,
                                    keys.getPublic())
                            .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())))
                    .getEncoded();
            return pem(file, "CERTIFICATE", der);
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Path key(Path file) {
        return pem(file, "PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private static Path pem(Path file, String kind, byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        try {
            return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    byte[] open(byte[] envelope) throws CMSException {
        return new CMSEnvelopedData(envelope)
                .getRecipientInfos()
                .getRecipients()
                .iterator()
                .next()
                .getContent(new JceKeyTransEnvelopedRecipient(keys.getPrivate()));
    }
}
