package org.millioncarrots.report.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.ReportSettings;
import org.millioncarrots.report.exchange.ReferenceFigure.Announcement;
import org.millioncarrots.report.exchange.ReferenceFigure.Factor;
import org.millioncarrots.report.exchange.ReferenceFigure.Headcount;
import org.millioncarrots.report.exchange.ReferenceFigure.Payment;
import org.millioncarrots.report.exchange.ReferenceFigure.Provenance;
import org.millioncarrots.report.exchange.ReferenceFigure.Share;
import org.millioncarrots.report.exchange.ReferenceFigure.Solidity;

/** The figures that come with the service, or the operator's own; a file that cannot be read stops the start. */
@Startup
@ApplicationScoped
public class ReferenceFigures {
    private final List<ReferenceFigure> all;

    ReferenceFigures(ReportSettings settings) {
        this.all = read(settings.referenceFigures());
    }

    /** What is wrong with a file of figures; empty if nothing is. */
    public static Optional<String> fault(Path file) {
        try {
            read(Optional.of(file));
            return Optional.empty();
        } catch (UncheckedIOException | IllegalArgumentException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static List<ReferenceFigure> read(Optional<Path> file) {
        try (InputStream in = file.isPresent() ? Files.newInputStream(file.get()) : bundled()) {
            return parse(new YAMLMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file cannot be read, or is no YAML", unreadable);
        }
    }

    List<ReferenceFigure> all() {
        return all;
    }

    static InputStream bundled() {
        return Objects.requireNonNull(ReferenceFigures.class.getResourceAsStream("/reports/reference-figures.yaml"));
    }

    static List<ReferenceFigure> parse(JsonNode file) {
        List<ReferenceFigure> figures = new ArrayList<>();
        each(file, "payments", figures, ReferenceFigures::payment);
        each(
                file,
                "announcements",
                figures,
                node -> new Announcement(
                        provenance(node), money(node, "amount", "currency"), money(node, "ofAmount", "ofCurrency")));
        each(file, "factors", figures, node -> new Factor(provenance(node), positive(node, "times")));
        each(file, "headcounts", figures, node -> new Headcount(provenance(node), positive(node, "people")));
        each(
                file,
                "shares",
                figures,
                node -> new Share(provenance(node), positive(node, "part"), positive(node, "whole")));
        return List.copyOf(figures);
    }

    private static void each(
            JsonNode file, String list, List<ReferenceFigure> figures, Function<JsonNode, ReferenceFigure> reader) {
        for (JsonNode node : file.path(list)) {
            try {
                figures.add(reader.apply(node));
            } catch (RuntimeException wrong) {
                throw new IllegalArgumentException(
                        "reference figure " + node.path("id").asText("without id") + " of " + list + ": "
                                + wrong.getMessage(),
                        wrong);
            }
        }
    }

    private static ReferenceFigure payment(JsonNode node) {
        String against = text(node, "against");
        if (!against.equals("BOUNTY") && !against.equals("STIPEND")) {
            throw new IllegalArgumentException("against is BOUNTY or STIPEND");
        }
        return new Payment(
                provenance(node), against, money(node, "amount", "currency"), LocalDate.parse(text(node, "ratesOn")));
    }

    private static Provenance provenance(JsonNode node) {
        return new Provenance(
                text(node, "id"),
                text(node, "title"),
                Solidity.valueOf(text(node, "solidity")),
                text(node, "source"),
                LocalDate.parse(text(node, "figureOn")));
    }

    private static Money money(JsonNode node, String amount, String currency) {
        Money money = Money.parse(text(node, amount), text(node, currency));
        if (!money.isPositive()) {
            throw new IllegalArgumentException(amount + " is positive");
        }
        return money;
    }

    private static long positive(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() <= 0) {
            throw new IllegalArgumentException(field + " is a positive whole number");
        }
        return value.longValue();
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new IllegalArgumentException(field + " is a text in quotes");
        }
        return value.textValue();
    }
}
