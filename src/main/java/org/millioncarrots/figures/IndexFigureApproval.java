package org.millioncarrots.figures;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Another person's approval of a figure. From then on stipends follow it. */
@Entity
class IndexFigureApproval {
    @Id
    UUID figureId;

    String indexCode;

    /** Counts the approvals of an index, from 1 without gaps. */
    int number;

    String enteredBy;
    String approvedBy;
    Instant approvedAt;

    @SuppressWarnings("NullAway.Init")
    protected IndexFigureApproval() {}

    IndexFigureApproval(IndexFigure figure, int number, String approvedBy, Instant approvedAt) {
        this.figureId = figure.id;
        this.indexCode = figure.indexCode;
        this.number = number;
        this.enteredBy = figure.enteredBy;
        this.approvedBy = approvedBy;
        this.approvedAt = approvedAt;
    }
}
