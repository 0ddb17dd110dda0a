package org.millioncarrots.claim.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.terms.Tariff;

/** Pieces of equipment and the seats of their crews. These tables know keyed hashes and no partner. */
@ApplicationScoped
public class EquipmentSql {
    private static final String SEATS = "select asset_id, seat, serial_hash from equipment_seat";

    private final Sql sql;

    EquipmentSql(Sql sql) {
        this.sql = sql;
    }

    /** A piece as it was lodged, or as the first award for it has established it. */
    public record Asset(
            UUID id,
            String serialHash,
            String programme,
            LocalDate asOf,
            CrewShare.Piece piece,
            @Nullable Integer grantedVersion) {}

    /** A share that waits for a claim, or has one. */
    record Seat(UUID assetId, int seat, String serialHash) {}

    /** Whoever comes second waits until the first has committed, and then gets false. */
    boolean take(Asset asset) {
        return sql.of("""
                        insert into equipment_asset (serial_hash, asset_id, programme, as_of, equipment, usability)
                        values (:hash, :id, :programme, :asOf, :equipment, :usability)
                        on conflict do nothing
                        """)
                        .with("hash", asset.serialHash())
                        .with("id", asset.id())
                        .with("programme", asset.programme())
                        .with("asOf", asset.asOf())
                        .with("equipment", asset.piece().type())
                        .with("usability", asset.piece().usability())
                        .run()
                == 1;
    }

    boolean isTaken(String serialHash) {
        return sql.of("select 1 from equipment_asset where serial_hash = :hash")
                .with("hash", serialHash)
                .exists();
    }

    void addSeat(Seat seat, long part, @Nullable String joinHash) {
        sql.of("""
                insert into equipment_seat (asset_id, seat, serial_hash, part, join_hash)
                values (:asset, :seat, :hash, :part, :join)
                """)
                .with("asset", seat.assetId())
                .with("seat", seat.seat())
                .with("hash", seat.serialHash())
                .with("part", part)
                .with("join", joinHash)
                .run();
    }

    Optional<Seat> seatOf(String joinHash) {
        return sql.of(SEATS + " where join_hash = :join").with("join", joinHash).first(EquipmentSql::seat);
    }

    Optional<Seat> seatOf(Claim claim) {
        return sql.of(SEATS + " where bucket = :bucket and claim_id = :claim")
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .first(EquipmentSql::seat);
    }

    /** Of two claims with one join code at the same moment, the second waits for the row and then gets false. */
    boolean sit(Seat seat, Claim claim) {
        return sql.of("""
                        update equipment_seat set bucket = :bucket, claim_id = :claim
                        where asset_id = :asset and seat = :seat and claim_id is null
                        """)
                        .with("bucket", claim.bucket)
                        .with("claim", claim.id)
                        .with("asset", seat.assetId())
                        .with("seat", seat.seat())
                        .run()
                == 1;
    }

    List<Long> parts(UUID assetId) {
        return sql.of("select part from equipment_seat where asset_id = :asset order by seat")
                .with("asset", assetId)
                .list(row -> row.number("part"));
    }

    Optional<Asset> asset(String serialHash, UUID assetId) {
        return sql.of("""
                select asset_id, serial_hash, programme, as_of, equipment, usability, granted_version
                from equipment_asset where serial_hash = :hash and asset_id = :id
                """)
                .with("hash", serialHash)
                .with("id", assetId)
                .first(row -> new Asset(
                        row.id("asset_id"),
                        row.text("serial_hash"),
                        row.text("programme"),
                        row.date("as_of"),
                        new CrewShare.Piece(
                                row.code(Tariff.Equipment.class, "equipment"),
                                row.code(Tariff.Usability.class, "usability")),
                        row.integerOrNull("granted_version")));
    }

    /** The first award for a piece establishes what it is; another can only agree. False if it does not. */
    boolean establish(Seat seat, CrewShare.Piece piece, int version) {
        return sql.of("""
                        update equipment_asset
                        set equipment = :equipment, usability = :usability, granted_version = :version
                        where serial_hash = :hash and asset_id = :id
                            and (granted_version is null or (granted_version = :version
                                and equipment = :equipment and usability = :usability))
                        """)
                        .with("equipment", piece.type())
                        .with("usability", piece.usability())
                        .with("version", version)
                        .with("hash", seat.serialHash())
                        .with("id", seat.assetId())
                        .run()
                == 1;
    }

    /** Lets somebody else lodge the piece, unless an award rests on it. */
    void release(Seat seat) {
        sql.of("delete from equipment_asset"
                        + " where serial_hash = :hash and asset_id = :id and granted_version is null")
                .with("hash", seat.serialHash())
                .with("id", seat.assetId())
                .run();
    }

    private static Seat seat(Row row) {
        return new Seat(row.id("asset_id"), row.integer("seat"), row.text("serial_hash"));
    }
}
