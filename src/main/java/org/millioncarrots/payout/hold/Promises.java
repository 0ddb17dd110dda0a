package org.millioncarrots.payout.hold;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** What was promised of the money that payouts pay, in the currency in which it was voted. */
@ApplicationScoped
public class Promises {
    private final Sql sql;

    Promises(Sql sql) {
        this.sql = sql;
    }

    /**
     * What of an award's promise a payout is.
     *
     * @param paid the payout's amount
     * @param promised the sum that the award has promised of its kind of money
     * @param payable the same in the currency of its instalments
     * @param converted what the instalment had promised, if it was converted at payment
     */
    public record Promise(
            String programme,
            int programmeVersion,
            Money paid,
            Money promised,
            Money payable,
            Optional<Money> converted) {
        /** The part of the promise that the payout has come from. */
        public Money whole() {
            return converted.orElseGet(() -> promised.currency().equals(paid.currency())
                    ? paid
                    : promised.fraction(paid.minorUnits(), payable.minorUnits()));
        }

        /** The part of the promise that a part of the payout has come from, in its currency. */
        public Money of(Money part) {
            Money whole = whole();
            return whole.currency().equals(part.currency())
                    ? part
                    : whole.fraction(part.minorUnits(), paid.minorUnits());
        }
    }

    public Promise of(UUID payout) {
        return sql.of("""
                        select p.programme, p.programme_version, p.amount_minor, p.currency, m.promised_minor, m.promised_currency,
                            m.payable_minor, m.payable_currency, c.source_minor, c.source_currency
                        from payout p
                        join award_money m on m.bucket = p.bucket and m.award_id = p.award_id and m.kind = p.kind
                        left join payout_conversion c on c.bucket = p.bucket
                            and c.payout_id = derived_id(p.instalment_id, 'payout/1')
                        where p.bucket = :bucket and p.id = :payout
                        """)
                .with("bucket", Ids.bucketOf(payout))
                .with("payout", payout)
                .one(row -> new Promise(
                        row.text("programme"),
                        row.integer("programme_version"),
                        row.money("amount_minor", "currency"),
                        row.money("promised_minor", "promised_currency"),
                        row.money("payable_minor", "payable_currency"),
                        Optional.ofNullable(row.moneyOrNull("source_minor", "source_currency"))));
    }
}
