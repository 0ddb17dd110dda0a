package org.millioncarrots.programme;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.programme.document.ProgrammeDocument;
import org.millioncarrots.programme.document.ProgrammeDocument.Reading;

/**
 * A version as it is stored, with its document read if this service can read it.
 *
 * @param read absent if it cannot
 * @param why what a caller is told then; empty otherwise
 */
record StoredVersion(ProgrammeSql.Row row, @Nullable ProgrammeVersion read, String why) {
    private static final Logger LOG = Logger.getLogger(StoredVersion.class);

    /** Reads the document. A failure is logged here, once per process, without anything of the document's content. */
    static StoredVersion of(ProgrammeSql.Row row) {
        try {
            return switch (ProgrammeDocument.read(row.document())) {
                case Reading.Accepted accepted
                when accepted.version().sha256().equals(row.sha256()) -> new StoredVersion(row, accepted.version(), "");
                case Reading.Accepted changed -> unreadable(row, "its text is not the one that was published");
                case Reading.Refused refused ->
                    unreadable(row, refused.faults().size() + " places in it are not known to this version");
                case Reading.Unreadable unreadable -> unreadable(row, "it is not a document");
            };
        } catch (RuntimeException unknown) {
            return unreadable(row, "this version does not know what stands in it");
        }
    }

    private static StoredVersion unreadable(ProgrammeSql.Row row, String why) {
        LOG.errorf(
                "version %d of programme %s cannot be read, and the programme is disabled if it is approved: %s (sha256 %s)",
                row.version(), row.code(), why, row.sha256());
        return new StoredVersion(
                row, null, "version " + row.version() + " of programme " + row.code() + " cannot be read: " + why);
    }

    /** Whether it is the same text, so that it need not be read again. */
    boolean isOf(ProgrammeSql.Row other) {
        return row.version() == other.version()
                && row.sha256().equals(other.sha256())
                && row.document().equals(other.document());
    }

    /** The same document with what has happened to the version since. */
    StoredVersion as(ProgrammeSql.Row newer) {
        return new StoredVersion(newer, read, why);
    }

    String code() {
        return row.code();
    }

    int version() {
        return row.version();
    }

    boolean isApproved() {
        return row.approvedAt() != null;
    }

    /** @throws StoredByNewerVersion if the document cannot be read */
    PublishedVersion readable() {
        return ifReadable().orElseThrow(() -> new StoredByNewerVersion(why));
    }

    Optional<PublishedVersion> ifReadable() {
        return Optional.ofNullable(read)
                .map(version -> new PublishedVersion(
                        version,
                        row.document(),
                        row.publishedBy(),
                        row.publishedAt(),
                        row.approvedBy(),
                        row.approvedAt()));
    }
}
