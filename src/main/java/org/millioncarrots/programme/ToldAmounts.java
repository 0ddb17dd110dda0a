package org.millioncarrots.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.millioncarrots.platform.people.Caller;

/**
 * Whether the caller is told what an award comes to. Where a cap over several programmes may have cut it, partners are told no
 * amount at all, of nobody: beside a published tariff a lower one would say that somebody else has paid the same person, and whether
 * amounts are told follows from published documents alone.
 */
@ApplicationScoped
public class ToldAmounts {
    private final Programmes programmes;
    private final Caller caller;

    ToldAmounts(Programmes programmes, Caller caller) {
        this.programmes = programmes;
        this.caller = caller;
    }

    /** Whether those of awards under a programme are told to the caller. */
    public boolean areTold(String programme) {
        return caller.partner().isEmpty() || !isCapped(programme);
    }

    /** Any version counts, of any programme of the group: awards stay under the one that granted them. */
    private boolean isCapped(String programme) {
        Set<String> groups = programmes.all().stream()
                .filter(version -> version.code().equals(programme))
                .map(version -> version.stacking().group())
                .collect(Collectors.toSet());
        return programmes.all().stream()
                .map(ProgrammeVersion::stacking)
                .anyMatch(rule -> rule.cap() != null && groups.contains(rule.group()));
    }
}
