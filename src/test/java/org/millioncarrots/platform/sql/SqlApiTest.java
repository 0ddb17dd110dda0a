package org.millioncarrots.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.RateSource;

@QuarkusTest
@ForAllPartners
class SqlApiTest {
    private final Sql sql;

    SqlApiTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    void columnsOfAnyNumberComeInTheirOrderWithoutThoseThatHaveNoValue() {
        Map<String, Object> values = sql.of(
                        "select 'a' as tag, cast(7 as bigint) as claims, null as none, 1.5 as share")
                .one(Row::values);
        assertThat(values)
                .containsExactly(
                        Map.entry("tag", "a"), Map.entry("claims", 7L), Map.entry("share", new BigDecimal("1.5")));
    }

    @Test
    void valuesComeBackAsTheyWentIn() {
        UUID id = UUID.randomUUID();
        Instant at = Instant.parse("2026-11-26T12:00:00.123456Z");
        LocalDate on = LocalDate.of(1900, 1, 1);
        sql.of("""
                select cast(:id as uuid) as id, cast(:at as timestamptz) as at, cast(:on as date) as "on", :text || '' as text,
                    cast(:minor as bigint) as minor, :currency || '' as currency, :source || '' as source,
                    cast(:decimal as numeric) as decimal, cast(:flag as boolean) as flag, cast(:none as uuid) as none,
                    :bytes || '' as bytes
                """)
                .with("id", id)
                .with("at", at)
                .with("on", on)
                .with("text", ":id 'quoted'")
                .with("minor", 1234L)
                .with("currency", new CurrencyCode("EUR"))
                .with("source", RateSource.ECB)
                .with("decimal", new BigDecimal("0.10"))
                .with("flag", true)
                .with("none", null)
                .with("bytes", new byte[] {1, 0, -1})
                .one(row -> {
                    assertThat(row.id("id")).isEqualTo(id);
                    assertThat(row.instant("at")).isEqualTo(at);
                    assertThat(row.date("on")).isEqualTo(on);
                    assertThat(row.text("text")).isEqualTo(":id 'quoted'");
                    assertThat(row.money("minor", "currency")).isEqualTo(Money.ofMinor(1234, "EUR"));
                    assertThat(row.code(RateSource.class, "source")).isEqualTo(RateSource.ECB);
                    assertThat(row.decimal("decimal")).isEqualTo(new BigDecimal("0.10"));
                    assertThat(row.flag("flag")).isTrue();
                    assertThat(row.idOrNull("none")).isNull();
                    assertThatIllegalStateException().isThrownBy(() -> row.id("none"));
                    return true;
                });
    }

    @Test
    void aColonInTextsCommentsAndCastsIsNoParameter() {
        String text = sql.of("""
                        select ':no' || ':it''s :no' || "x:no" || cast(:yes as text) as text -- :no
                        from (select '1'::text as "x:no") as t /* :no
                            :no */
                        """).with("yes", "!").one(row -> row.text("text"));
        assertThat(text).isEqualTo(":no:it's :no1!");
    }

    @Test
    void listsAreArraysAndAnEmptyOneIsOfEveryType() {
        List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        boolean found = sql.of("select cast(:id as uuid) = any (:ids) as found")
                .with("id", ids.getLast())
                .with("ids", ids)
                .one(row -> row.flag("found"));
        assertThat(found).isTrue();
        for (String type : List.of("uuid", "date", "integer", "varchar")) {
            assertThat(sql.of("select 1 where cast(null as " + type + ") = any (:none)")
                            .with("none", List.of())
                            .exists())
                    .isFalse();
        }
        assertThat(sql.of("select unnest(cast(:codes as varchar[])) as code order by 1")
                        .with("codes", Set.of(RateSource.ECB, RateSource.CBR))
                        .list(row -> row.text("code")))
                .containsExactly("CBR", "ECB");
    }

    @Test
    void aMissingOrUnknownValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sql.of("select :a").run())
                .withMessageContaining("a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sql.of("select 1").with("b", 1).number());
    }

    @Test
    void manyItemsAreOneStatementEach() {
        QuarkusTransaction.begin();
        try {
            List<Integer> numbers = IntStream.range(0, 2_500).boxed().toList();
            sql.batch("""
                    insert into idempotency_key (owner, key, request_hmac, status, body, created_at)
                    values ('many', :key, '', 200, '', :now)
                    """, numbers, (parameters, n) -> parameters
                    .with("key", "n" + n)
                    .with("now", Instant.EPOCH));
            List<String> keys = sql.of("select key from idempotency_key where owner = 'many'")
                    .list(row -> row.text("key"));
            assertThat(keys)
                    .containsExactlyInAnyOrderElementsOf(
                            numbers.stream().map(n -> "n" + n).toList());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void aFailureKeepsTheDatabasesOwn() {
        Assertions.assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> sql.of("select 1 / 0").number())
                .withCauseInstanceOf(java.sql.SQLException.class);
    }
}
