package org.millioncarrots.development.bank;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Sha256;

/** Lets the bank play its days: it takes what this service has delivered, and sends its messages through the door of the bank. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class PlayDays {
    private final Customer customer;
    private final Path root;
    private final Clock clock;
    private @Nullable Folder folder;

    PlayDays(Customer customer, @ConfigProperty(name = "carrots.data-dir") Path dataDir, Clock clock) {
        this.customer = customer;
        this.root = dataDir.resolve("bank");
        this.clock = clock;
    }

    /** A letter, and how it was taken. */
    record Told(String kind, Customer.Answer answer) {}

    /** What came of a day. */
    record Played(Folder.Day day, List<Told> letters, List<Account.Statement> statements) {}

    /**
     * Plays a day; sends what is left of the last one first, if that was cut off.
     *
     * @param name the last day is not played again under its name, but told again
     * @param on null for the next banking day
     * @param only message ids of the files that the bank takes; null for all
     */
    synchronized Played play(int port, String name, @Nullable LocalDate on, @Nullable List<String> only, Temper temper)
            throws IOException, InterruptedException {
        Optional<Folder.Day> last = folder().last();
        if (last.isPresent()) {
            Played before = send(port, last.get());
            if (last.get().name().equals(name)) {
                return before;
            }
        }
        List<byte[]> files = customer.files(port, id -> !folder().hasTaken(id) && (only == null || only.contains(id)));
        LocalDate day = on == null ? folder().next(LocalDate.now(clock), files) : on;
        return send(port, folder().play(name, day, files, temper));
    }

    private Played send(int port, Folder.Day day) throws IOException, InterruptedException {
        List<Told> told = new ArrayList<>();
        for (int i = day.sent(); i < day.letters().size(); i++) {
            Letter letter = day.letters().get(i);
            String key = "demo-bank-" + day.on() + "-" + i + "-"
                    + Sha256.of(letter.bytes()).substring(0, 16);
            told.add(new Told(letter.kind(), customer.tell(port, letter, key)));
            day.note(i + 1);
        }
        List<Account.Statement> statements = folder().bank().accounts().stream()
                .flatMap(account -> account.last().stream())
                .toList();
        return new Played(day, told, statements);
    }

    synchronized Bank bank() {
        return folder().bank();
    }

    /** Made again from what came on earlier days when it is first asked for. */
    private Folder folder() {
        if (folder == null) {
            try {
                folder = new Folder(root);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return folder;
    }
}
