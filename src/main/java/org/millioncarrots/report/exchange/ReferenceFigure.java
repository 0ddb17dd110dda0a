package org.millioncarrots.report.exchange;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/** A figure that offers are compared with. */
sealed interface ReferenceFigure {
    Provenance provenance();

    /** How solid a figure is. */
    @Schema(name = "FigureSolidity")
    enum Solidity {
        /** Published by the authority that sets or pays it. */
        OFFICIAL,
        /** Said by a named authority or medium, not published as a rule. */
        REPORTED,
        /** Said in public without a source that can be checked. */
        CLAIMED
    }

    /** @param figureOn the day of the figure */
    record Provenance(String id, String title, Solidity solidity, String source, LocalDate figureOn) {}

    /**
     * A sum that somebody pays: offers are so many times as much.
     *
     * @param against {@code BOUNTY} for one-off sums, {@code STIPEND} for monthly ones
     * @param ratesOn the day whose rates lead to it from another currency
     */
    record Payment(Provenance provenance, String against, Money amount, LocalDate ratesOn) implements ReferenceFigure {}

    /** The same sum said in another currency: implies a rate. */
    record Announcement(Provenance provenance, Money amount, Money of) implements ReferenceFigure {}

    /** "So many times as much": implies the smaller sum. */
    record Factor(Provenance provenance, long times) implements ReferenceFigure {}

    /** So many people: makes a total. */
    record Headcount(Provenance provenance, long people) implements ReferenceFigure {}

    /** So many of so many, with nothing to compare. */
    record Share(Provenance provenance, long part, long whole) implements ReferenceFigure {}
}
