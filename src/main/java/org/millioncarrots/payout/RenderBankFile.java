package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.millioncarrots.bank.Bic;
import org.millioncarrots.bank.CreditTransfer;
import org.millioncarrots.bank.CreditTransferFile;
import org.millioncarrots.bank.CreditTransferFile.Charges;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.bank.CreditTransferWriter;
import org.millioncarrots.bank.EndToEndId;
import org.millioncarrots.bank.Iban;
import org.millioncarrots.bank.LatinName;
import org.millioncarrots.bank.OutboundCheck;
import org.millioncarrots.bank.PostalAddress;
import org.millioncarrots.claimant.Identity;
import org.millioncarrots.claimant.IdentityVault;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.programme.Act;
import org.millioncarrots.programme.Category;
import org.millioncarrots.programme.Programmes;

/** Renders the pain.001 of a batch: the one place where payouts meet names and accounts. The bytes pass the outbound check. */
@ApplicationScoped
class RenderBankFile {
    private final BatchSql sql;
    private final IdentityVault vault;
    private final Programmes programmes;
    private final Debtor debtor;

    RenderBankFile(BatchSql sql, IdentityVault vault, Programmes programmes, Debtor debtor) {
        this.sql = sql;
        this.vault = vault;
        this.programmes = programmes;
        this.debtor = debtor;
    }

    /** @throws Problem of type BANK_FILE_REFUSED if the file could not be sent or could tell on people */
    byte[] render(PayoutBatch batch, Instant now) {
        LatinName office = LatinName.of("carrots.debtor.name", null, debtor.name());
        CreditTransferFile file = new CreditTransferFile(
                batch.messageId,
                now,
                office,
                new CreditTransferFile.Debtor(
                        office,
                        PostalAddress.of(debtor.town(), debtor.country()),
                        Iban.parse("carrots.debtor.iban", debtor.iban()),
                        Bic.parse("carrots.debtor.bic", debtor.bic())),
                batch.executionOn,
                batch.scheme,
                batch.scheme == Scheme.SEPA ? Charges.SLEV : Charges.SHAR,
                batch.currency(),
                sql.lines(batch.id).stream().map(this::transfer).toList());
        byte[] bytes = CreditTransferWriter.toBytes(file);
        new OutboundCheck(forbiddenWords(), Set.of(debtor.remittance())).check(file.fileName(), bytes);
        return bytes;
    }

    private CreditTransfer transfer(BatchSql.Line line) {
        Identity identity = vault.identity(line.claimantId()).orElseThrow(RenderBankFile::erased);
        PayoutDestination destination =
                vault.destination(line.claimantId(), line.destinationVersion()).orElseThrow(RenderBankFile::erased);
        return new CreditTransfer(
                line.endToEndId(),
                new EndToEndId(line.endToEndId()),
                line.uetr(),
                line.amount(),
                LatinName.of("identity.name", identity.latinName(), identity.name()),
                destination.account(),
                destination.bic() == null ? null : Bic.parse("payoutDestination.bic", destination.bic()),
                destination.address() == null ? null : destination.address().postal(),
                debtor.remittance());
    }

    private static Problem erased() {
        return Problem.conflict("a claimant of this batch was erased; take the payout out of the batch");
    }

    private Set<String> forbiddenWords() {
        Set<String> words = new HashSet<>(debtor.forbiddenWords());
        programmes.all().forEach(version -> words.addAll(List.of(version.code(), version.title())));
        Stream.concat(Arrays.stream(Category.values()), Arrays.stream(Act.values()))
                .map(Enum::name)
                .forEach(words::add);
        return words;
    }
}
