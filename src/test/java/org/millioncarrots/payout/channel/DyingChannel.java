package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The directories, in which the process dies where a test says: before or after what is done there. */
@Alternative
@ApplicationScoped
class DyingChannel implements BankChannel {
    private final DirectoryChannel real;
    private volatile @Nullable Death death;

    DyingChannel(DirectoryChannel real) {
        this.real = real;
    }

    enum Death {
        BEFORE_COPY,
        AFTER_COPY,
        BEFORE_RELEASE,
        AFTER_RELEASE,
        AFTER_RELEASE_AND_TAKEN,
        BEFORE_DONE
    }

    /** Nothing after it is done: its transaction is rolled back, as a kill would. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void dyingAt(Death here) {
        death = here;
    }

    void alive() {
        death = null;
    }

    @Override
    public boolean sends() {
        return real.sends();
    }

    @Override
    public boolean receives() {
        return real.receives();
    }

    @Override
    public void prepare(Outgoing file, byte[] content) {
        dieAt(Death.BEFORE_COPY);
        real.prepare(file, content);
        dieAt(Death.AFTER_COPY);
    }

    @Override
    public void release(Outgoing file) {
        dieAt(Death.BEFORE_RELEASE);
        real.release(file);
        dieAt(Death.AFTER_RELEASE);
        if (death == Death.AFTER_RELEASE_AND_TAKEN) {
            takenByTheBank(file);
        }
        dieAt(Death.AFTER_RELEASE_AND_TAKEN);
    }

    @Override
    public void forgetOthers(List<UUID> copies) {
        real.forgetOthers(copies);
    }

    @Override
    public List<Incoming> arrived() {
        return real.arrived();
    }

    @Override
    public byte[] read(Incoming message) throws NoMessage {
        return real.read(message);
    }

    @Override
    public void done(Incoming message) {
        dieAt(Death.BEFORE_DONE);
        real.done(message);
    }

    @Override
    public void refuse(Incoming message, String reason) {
        real.refuse(message, reason);
    }

    private static void takenByTheBank(Outgoing file) {
        try {
            Files.delete(ChannelApiTest.OUT.resolve(file.name()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void dieAt(Death here) {
        if (death == here) {
            throw new Killed();
        }
    }
}
