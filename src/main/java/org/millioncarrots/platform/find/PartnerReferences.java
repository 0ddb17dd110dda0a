package org.millioncarrots.platform.find;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/** What partners' own systems call their claimants and claims. */
@ApplicationScoped
public class PartnerReferences {
    /** No name, no number of a document: what leads to a person stays with the partner. */
    public static final String FORM = "[A-Za-z0-9._:/-]{1,64}";

    public static final String RIGHT =
            "1 to 64 letters, digits and -_.:/, as your own system calls it; nothing personal";

    private final Sql sql;
    private final Caller caller;

    PartnerReferences(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** What is called so. */
    public enum Kind {
        CLAIMANT,
        CLAIM
    }

    /**
     * Gives what is new its name; a race for one name is decided by its key.
     *
     * @param partner whose rows the target belongs to
     * @throws Problem if the partner calls another one so already (409), with that one's id
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void give(Kind kind, String partner, @Nullable String reference, UUID target) {
        if (reference == null) {
            return;
        }
        int added = sql.of("""
                insert into partner_reference (partner, kind, reference, target_id)
                values (:partner, :kind, :reference, :target) on conflict do nothing
                """)
                .with("partner", partner)
                .with("kind", kind)
                .with("reference", reference)
                .with("target", target)
                .run();
        if (added == 0) {
            UUID other = sql.of("""
                    select target_id from partner_reference
                    where reference = :reference and partner = :partner and kind = :kind
                    """)
                    .with("reference", reference)
                    .with("partner", partner)
                    .with("kind", kind)
                    .one(row -> row.id("target_id"));
            throw Problem.exists("you have given the partnerReference to another one", other);
        }
    }

    /** What is called so: one at most to a partner, perhaps several to staff. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> find(Kind kind, String reference) {
        return sql.of("""
                select target_id from partner_reference
                where reference = :reference and kind = :kind
                    and (cast(:partner as varchar) is null or partner = cast(:partner as varchar))
                order by partner
                """)
                .with("reference", reference)
                .with("kind", kind)
                .with("partner", caller.partner().orElse(null))
                .list(row -> row.id("target_id"));
    }

    /** Of somebody who is erased: nothing leads to them by name any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(Kind kind, String partner, Collection<String> references) {
        sql.of(
                        "delete from partner_reference where reference = any (:references) and partner = :partner and kind = :kind")
                .with("references", references)
                .with("partner", partner)
                .with("kind", kind)
                .run();
    }
}
