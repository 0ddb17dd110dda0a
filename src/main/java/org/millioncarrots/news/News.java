package org.millioncarrots.news;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/**
 * Tells partners of a change, in the transaction of the change: there is a row if and only if the change is committed. What one
 * transaction has to tell is written at its end, in one round trip, so that the version is the one that is committed.
 */
@ApplicationScoped
public class News {
    /** Told to every partner. */
    static final String ALL = "*";

    private static final String INTO = """
            insert into news (id, bucket, partner, type, resource_id, name, version, happened_at)
            """;

    private final Sql sql;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;

    News(Sql sql, Clock clock, TransactionSynchronizationRegistry transaction) {
        this.sql = sql;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Something that has changed.
     *
     * @param resource its id
     * @param name of a programme or a source of rates
     * @param version which of the versions of the resource it is
     */
    public record Item(
            NewsType type,
            String partner,
            UUID resource,
            @Nullable String name,
            long version) {
        public Item(NewsType type, String partner, UUID resource, long version) {
            this(type, partner, resource, null, version);
        }

        /** Of what all partners are told. */
        public static Item ofAll(NewsType type, UUID resource, String name, long version) {
            return new Item(type, ALL, resource, name, version);
        }

        private UUID id() {
            return Ids.derived(resource, type.code() + "/" + version);
        }
    }

    /**
     * The text that tells of many changes at once, as a part of a statement that makes them. It has the parameter now; what belongs to
     * staff is told nobody.
     *
     * @param source a select of bucket, id, partner, version and the type's code
     */
    public static String insert(String source) {
        return insertOnce("cast(version as text)", source);
    }

    /** @param once what tells one of several from another, in words of SQL; told once for each */
    public static String insertOnce(String once, String source) {
        return INTO + "select derived_id(id, type || '/' || " + once + """
                ), bucket, partner, type, id, null, version, :now
                from (""" + source + """
                ) as made
                where partner <> 'staff'
                on conflict do nothing
                """;
    }

    /** @param item asked for at the end of the transaction, when the version is known */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(Supplier<Item> item) {
        Written written = (Written) transaction.getResource(this);
        if (written == null) {
            written = new Written();
            transaction.putResource(this, written);
            transaction.registerInterposedSynchronization(written);
        }
        written.items.add(item);
    }

    private void write(List<Item> items) {
        Instant now = clock.instant();
        sql.batch(
                INTO + """
                values (:id, :bucket, :partner, :type, :resource, :name, :version, :now) on conflict do nothing
                """,
                items.stream().filter(item -> !item.partner().equals("staff")).toList(),
                (row, item) -> row.with("id", item.id())
                        .with("bucket", Ids.bucketOf(item.resource()))
                        .with("partner", item.partner())
                        .with("type", item.type().code())
                        .with("resource", item.resource())
                        .with("name", item.name())
                        .with("version", item.version())
                        .with("now", now));
    }

    /** What one transaction has to tell. */
    private final class Written implements Synchronization {
        private final List<Supplier<Item>> items = new ArrayList<>();

        @Override
        public void beforeCompletion() {
            write(items.stream().map(Supplier::get).toList());
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
