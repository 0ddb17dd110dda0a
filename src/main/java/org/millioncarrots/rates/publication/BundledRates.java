package org.millioncarrots.rates.publication;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Loads the reference rates that come with the service, so that it answers about 2021 to 2023 without a network. Each file is
 * a publication with its own hash; several replicas that start at once load it once.
 */
@ApplicationScoped
public class BundledRates {
    private static final Logger LOG = Logger.getLogger(BundledRates.class);
    private static final String MEDIA_TYPE = "text/csv;charset=UTF-8";
    private static final int COLUMNS = 5;

    /** By name, because a native executable cannot list a folder. */
    public static final List<String> FILES = List.of(
            "eu-fixed.csv",
            "cbr-2021.csv",
            "cbr-2022.csv",
            "ecb-2021.csv",
            "ecb-2022.csv",
            "ecb-2023.csv",
            "ecb-2026.csv");

    private final ImportPublication imports;
    private final AtomicBoolean loaded = new AtomicBoolean();

    BundledRates(ImportPublication imports) {
        this.imports = imports;
    }

    void atStart(@Observes StartupEvent start) {
        try {
            load();
        } catch (RuntimeException notYet) {
            LOG.warn("bundled rates are not loaded: the database or its schema is not ready; trying again");
        }
    }

    /** Where the schema is migrated beside the running service, the first attempt may come too early. */
    @Scheduled(
            identity = "load-bundled-rates",
            every = "15s",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void untilLoaded() {
        load();
    }

    private void load() {
        if (loaded.get()) {
            return;
        }
        for (String file : FILES) {
            byte[] bytes = bytes(file);
            imports.trusted(bytes, MEDIA_TYPE, parse(bytes));
        }
        loaded.set(true);
    }

    public static byte[] bytes(String file) {
        try (InputStream in = Objects.requireNonNull(BundledRates.class.getResourceAsStream("/rates/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads {@code source,date,currency,nominal,value}, sorted by date; the date is the first day in force. */
    public static RateFile parse(byte[] bytes) {
        List<String[]> rows = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("source,"))
                .map(line -> line.split(",", COLUMNS))
                .toList();
        RateFile.Builder file = new RateFile.Builder(Publisher.valueOf(rows.getFirst()[0]), RateFile.Kind.BUNDLED);
        String day = "";
        for (String[] row : rows) {
            if (!row[1].equals(day)) {
                day = row[1];
                file.day(LocalDate.parse(day));
            }
            file.rate(row[2], Integer.parseInt(row[3]), new BigDecimal(row[4]));
        }
        return file.build();
    }
}
