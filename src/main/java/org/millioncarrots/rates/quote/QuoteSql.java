package org.millioncarrots.rates.quote;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.rates.quote.Quotes.Quote;

/** Quotes and their use; row level security hides those of other partners. */
@ApplicationScoped
class QuoteSql {
    private final Sql sql;
    private final Caller caller;
    private final Json json;

    QuoteSql(Sql sql, Caller caller, Json json) {
        this.sql = sql;
        this.caller = caller;
        this.json = json;
    }

    /** How the rates of a quote are kept: they are read by the version before, too. */
    @RegisterForReflection
    record StoredRates(List<StoredRate> rates) {}

    @RegisterForReflection
    record StoredRate(
            CurrencyCode base,
            CurrencyCode quote,
            int nominal,
            String value,
            RateSource source,
            LocalDate publishedOn,
            LocalDate inForceFrom,
            String sha256,
            int ageDays) {
        static StoredRate of(PinnedRate rate, LocalDate on) {
            return new StoredRate(
                    rate.base(),
                    rate.quote(),
                    rate.nominal(),
                    rate.value().toPlainString(),
                    rate.source(),
                    rate.publishedOn(),
                    rate.inForceFrom(),
                    rate.sha256(),
                    (int) ChronoUnit.DAYS.between(rate.inForceFrom(), on));
        }

        PinnedRate pinned() {
            return new PinnedRate(
                    base, quote, nominal, new BigDecimal(value), source, publishedOn, inForceFrom, sha256);
        }
    }

    void insert(Quote quote) {
        sql.of("""
                insert into quote (id, partner, source_minor, source_currency, mid_minor, target_minor, target_currency,
                    margin_basis_points, rates, rates_on, known_at, created_by, created_at, expires_at)
                values (:id, :partner, :amount, :from, :mid, :target, :to, :margin, cast(:rates as jsonb), :on, :knownAt, :person,
                    :now, :expiresAt)
                """)
                .with("id", quote.id())
                .with("partner", caller.partnerOrStaff())
                .with("amount", quote.amount().minorUnits())
                .with("from", quote.amount().currency())
                .with("mid", quote.mid().minorUnits())
                .with("target", quote.target().minorUnits())
                .with("to", quote.target().currency())
                .with("margin", quote.marginBasisPoints())
                .with(
                        "rates",
                        json.write(new StoredRates(quote.rates().stream()
                                .map(rate -> StoredRate.of(rate, quote.on()))
                                .toList())))
                .with("on", quote.on())
                .with("knownAt", quote.knownAt())
                .with("person", caller.person())
                .with("now", quote.createdAt())
                .with("expiresAt", quote.expiresAt())
                .run();
    }

    Optional<Quote> find(UUID id) {
        return sql.of("""
                select q.id, q.source_minor, q.source_currency, q.mid_minor, q.target_minor, q.target_currency,
                    q.margin_basis_points, q.rates, q.rates_on, q.known_at, q.created_at, q.expires_at, u.used_at
                from quote q left join quote_use u on u.quote_id = q.id
                where q.id = :id
                """).with("id", id).first(this::read);
    }

    private Quote read(Row row) {
        return new Quote(
                row.id("id"),
                row.money("source_minor", "source_currency"),
                row.money("mid_minor", "target_currency"),
                row.money("target_minor", "target_currency"),
                row.integer("margin_basis_points"),
                json.read(row.text("rates"), StoredRates.class).rates().stream()
                        .map(StoredRate::pinned)
                        .toList(),
                row.date("rates_on"),
                row.instant("known_at"),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.instantOrNull("used_at"));
    }

    /** @return false if it was used before */
    boolean use(UUID id, Instant now) {
        return sql.of("""
                        insert into quote_use (quote_id, used_by, used_at) values (:id, :person, :now)
                        on conflict on constraint quote_use_pk do nothing
                        """)
                        .with("id", id)
                        .with("person", caller.person())
                        .with("now", now)
                        .run()
                == 1;
    }
}
