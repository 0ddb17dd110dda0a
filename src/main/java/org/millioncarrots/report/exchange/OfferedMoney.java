package org.millioncarrots.report.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.money.Money;
import org.millioncarrots.report.Report;
import org.millioncarrots.report.RunReports;
import org.millioncarrots.report.exchange.ComparisonView.Offer;

/** The bounties and monthly stipends that programmes offer, from their published documents. */
@ApplicationScoped
class OfferedMoney {
    /** Of each programme the newest approved version that has begun, unless it has ended. */
    private static final String SQL = """
            select code, version, document
            from (
                select distinct on (code) code, version, document, in_force_to
                from programme_version
                where state = 'APPROVED' and in_force_from <= ?
                order by code, version desc
            ) as begun
            where in_force_to is null or in_force_to >= ?
            order by code
            """;

    private final RunReports runReports;
    private final YAMLMapper yaml = new YAMLMapper();

    OfferedMoney(RunReports runReports) {
        this.runReports = runReports;
    }

    private record Version(String code, int number, String document) {}

    /** What a version promises at the least: without supplements, and without tariffs that depend on the case. */
    List<Offer> inForce(LocalDate asOf) {
        List<Offer> offers = new ArrayList<>();
        Report<Version> versions = new Report<>(
                SQL,
                List.of(asOf, asOf),
                row -> new Version(row.getString(1), row.getInt(2), row.getString(3)),
                List.of());
        runReports.rows(versions).forEach(version -> offers.addAll(offers(version)));
        return List.copyOf(offers);
    }

    /** A document that a newer version of the service has stored, and this one cannot read, offers nothing to compare. */
    private List<Offer> offers(Version version) {
        List<Offer> offers = new ArrayList<>();
        try {
            for (JsonNode benefit : yaml.readTree(version.document()).path("benefits")) {
                amount(benefit)
                        .ifPresent(money -> offers.add(new Offer(
                                version.code(),
                                version.number(),
                                benefit.path("kind").asText(),
                                money,
                                null,
                                List.of(),
                                null)));
            }
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return List.of();
        }
        return offers;
    }

    private static Optional<Money> amount(JsonNode benefit) {
        String field = benefit.path("kind").asText().equals("STIPEND") ? "amountPerMonth" : "amount";
        return benefit.path(field).isTextual()
                ? Optional.of(Money.parse(
                        benefit.path(field).asText(), benefit.path("currency").asText()))
                : Optional.empty();
    }
}
