package org.millioncarrots.platform.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.regex.Pattern;
import org.millioncarrots.platform.people.Caller;

/** Keeps what the identity provider calls a person of the staff, when they sign in. */
@ApplicationScoped
public class RememberStaff {
    /** Letters of any script with what stands between them; nothing that could turn a page around or break a line. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} .,'’()-]{1,200}");

    private final StaffSql sql;
    private final Caller caller;
    private final Clock clock;

    RememberStaff(StaffSql sql, Caller caller, Clock clock) {
        this.sql = sql;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Does nothing for those who are not of the staff, and keeps no name that a page could not show.
     *
     * @param subject of the token, as {@link Caller#person} gives it
     * @param name from the token's claims
     */
    @Transactional
    public void remember(String subject, String name) {
        String shown = name.strip();
        if (caller.actsForAllPartners() && NAME.matcher(shown).matches()) {
            sql.put(subject, shown, clock.instant());
        }
    }
}
