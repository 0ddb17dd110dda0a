package org.millioncarrots.figures;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A year's change of an index, as somebody has entered it. Never changed; a correction is the next revision. */
@Entity
class IndexFigure {
    @Id
    UUID id;

    String indexCode;

    /** The year in which it is applied. */
    short appliedIn;

    short revision;

    /** The change in per cent, as published. */
    BigDecimal percent;

    String source;
    LocalDate publishedOn;
    String enteredBy;
    Instant enteredAt;

    @SuppressWarnings("NullAway.Init")
    protected IndexFigure() {}

    IndexFigure(UUID id, IndexFigureRequest request, int revision, String enteredBy, Instant enteredAt) {
        this.id = id;
        this.indexCode = request.index();
        this.appliedIn = request.year().shortValue();
        this.revision = (short) revision;
        this.percent = new BigDecimal(request.percent());
        this.source = request.source();
        this.publishedOn = request.publishedOn();
        this.enteredBy = enteredBy;
        this.enteredAt = enteredAt;
    }

    /** Whether it says the same as a request, so that entering it again would change nothing. */
    boolean says(IndexFigureRequest request) {
        return percent.compareTo(new BigDecimal(request.percent())) == 0
                && source.equals(request.source())
                && publishedOn.equals(request.publishedOn());
    }
}
