package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.figures.IndexFigures;
import org.millioncarrots.programme.terms.Benefit.Stipend;
import org.millioncarrots.programme.terms.StipendSettings;
import org.millioncarrots.stipend.Indexation.Figure;
import org.millioncarrots.stipend.StipendTerms;

/** The approved figures of the index that a stipend follows, as its terms carry them. */
@ApplicationScoped
public class CurrentFigures {
    private final IndexFigures indexFigures;

    CurrentFigures(IndexFigures indexFigures) {
        this.indexFigures = indexFigures;
    }

    /** Those of the programme's index; none if it has no index. */
    List<Figure> of(Stipend stipend) {
        StipendSettings.Indexation indexation = stipend.settings().indexation();
        return of(indexation == null ? null : indexation.index());
    }

    /** The terms with what is approved now. Figures that a correction has given stay. */
    public StipendTerms in(StipendTerms terms) {
        return terms.rules().index().map(index -> terms.withFigures(of(index))).orElse(terms);
    }

    private List<Figure> of(@Nullable String index) {
        return index == null
                ? List.of()
                : indexFigures.inUse(index).stream()
                        .map(figure -> new Figure(
                                figure.year(),
                                figure.percent().toPlainString(),
                                figure.source(),
                                figure.publishedOn(),
                                figure.revision()))
                        .toList();
    }
}
