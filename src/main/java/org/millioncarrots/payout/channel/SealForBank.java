package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * Encrypts files so that only the bank reads them: CMS EnvelopedData (RFC 5652), AES-256 under RSA-OAEP with SHA-256. The
 * ciphers are the JDK's.
 */
@ApplicationScoped
class SealForBank {
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final Optional<Path> certificate;

    @Inject
    SealForBank(ChannelSettings settings) {
        this(settings.encrypted() ? settings.certificate() : Optional.empty());
    }

    /** @param certificate the bank's; without one nothing is encrypted */
    SealForBank(Optional<Path> certificate) {
        this.certificate = certificate;
    }

    /** As it leaves. */
    record Sealed(String name, byte[] content) {
        @Override
        public String toString() {
            return "Sealed[" + name + "]";
        }
    }

    /** @throws ChannelFailure if the certificate is away or no longer valid */
    Sealed seal(String name, byte[] content) {
        return certificate
                .map(file -> new Sealed(name + ".p7m", envelope(content, file)))
                .orElseGet(() -> new Sealed(name, content));
    }

    private byte[] envelope(byte[] content, Path file) {
        try {
            X509Certificate bank = BankCertificate.read(file);
            bank.checkValidity();
            return envelope(content, bank);
        } catch (IOException | CertificateException away) {
            throw new ChannelFailure(Trouble.CERTIFICATE, away);
        }
    }

    private static byte[] envelope(byte[] content, X509Certificate bank) {
        try {
            CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(
                    bank,
                    new JcaAlgorithmParametersConverter()
                            .getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, OAEP)));
            return generator
                    .generate(
                            new CMSProcessableByteArray(content),
                            new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build())
                    .getEncoded();
        } catch (CMSException | IOException | GeneralSecurityException failed) {
            throw new IllegalStateException("the file cannot be encrypted", failed);
        }
    }
}
