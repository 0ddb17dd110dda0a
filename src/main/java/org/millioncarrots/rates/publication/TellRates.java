package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.millioncarrots.news.News;
import org.millioncarrots.news.NewsType;
import org.millioncarrots.rates.publication.ImportPublication.RatesRecorded;

/** Tells partners that there are new rates, in the transaction that records them. */
@ApplicationScoped
class TellRates {
    private final News news;

    TellRates(News news) {
        this.news = news;
    }

    void recorded(@Observes RatesRecorded rates) {
        UUID publication = UUID.nameUUIDFromBytes(rates.sha256().getBytes(StandardCharsets.US_ASCII));
        news.tell(() -> News.Item.ofAll(
                NewsType.RATES_IMPORTED, publication, rates.source().name(), 1));
    }
}
