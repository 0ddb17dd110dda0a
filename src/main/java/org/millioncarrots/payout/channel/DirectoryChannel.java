package org.millioncarrots.payout.channel;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Two directories that the bank's own software fetches from and writes to. */
@ApplicationScoped
class DirectoryChannel implements BankChannel {
    private static final Duration UNDER_WAY = Duration.ofHours(1);

    private final Optional<DirectoryOut> out;
    private final Optional<DirectoryIn> in;
    private final Clock clock;

    DirectoryChannel(
            ChannelSettings settings,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize atMost,
            Clock clock) {
        this.out = settings.directoryOut().map(DirectoryOut::new);
        this.in = settings.directoryIn()
                .map((Path directory) ->
                        new DirectoryIn(directory, settings.settledAfter(), Math.toIntExact(atMost.asLongValue())));
        this.clock = clock;
    }

    @Override
    public boolean sends() {
        return out.isPresent();
    }

    @Override
    public boolean receives() {
        return in.isPresent();
    }

    @Override
    public void prepare(Outgoing file, byte[] content) {
        run(() -> out().prepare(file, content));
    }

    @Override
    public void release(Outgoing file) {
        run(() -> out().release(file));
    }

    @Override
    public void forgetOthers(List<UUID> copies) {
        run(() -> out().forgetOthers(copies, clock.instant().minus(UNDER_WAY)));
    }

    @Override
    public List<Incoming> arrived() {
        try {
            return in().arrived(clock.instant());
        } catch (IOException failed) {
            throw new ChannelFailure(Trouble.STORAGE, failed);
        }
    }

    @Override
    public byte[] read(Incoming message) throws NoMessage {
        try {
            return in().read(message);
        } catch (IOException failed) {
            throw new ChannelFailure(Trouble.STORAGE, failed);
        }
    }

    @Override
    public void done(Incoming message) {
        run(() -> in().done(message));
    }

    @Override
    public void refuse(Incoming message, String reason) {
        run(() -> in().refuse(message, reason));
    }

    private DirectoryOut out() {
        return out.orElseThrow();
    }

    private DirectoryIn in() {
        return in.orElseThrow();
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException failed) {
            throw new ChannelFailure(Trouble.STORAGE, failed);
        }
    }
}
