package org.millioncarrots.report;

import java.util.SortedSet;
import java.util.TreeSet;
import org.millioncarrots.programme.ProgrammeVersion.Sponsor;
import org.millioncarrots.programme.Programmes;

/** What a form offers to choose from, so that nobody types a code. */
final class Sponsors {
    private Sponsors() {}

    /** Of all programmes that were ever in force, and the one that is asked for, if its code is not empty. */
    static SortedSet<String> of(Programmes programmes, String asked) {
        SortedSet<String> codes = new TreeSet<>();
        programmes.all().stream()
                .flatMap(version -> version.sponsors().stream())
                .map(Sponsor::code)
                .forEach(codes::add);
        if (!asked.isEmpty()) {
            codes.add(asked);
        }
        return codes;
    }
}
