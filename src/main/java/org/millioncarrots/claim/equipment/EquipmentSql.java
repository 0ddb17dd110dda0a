package org.millioncarrots.claim.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.programme.terms.Tariff;

/** Pieces of equipment and the seats of their crews. These tables know keyed hashes and no partner. */
@ApplicationScoped
public class EquipmentSql {
    private final EntityManager entityManager;

    EquipmentSql(EntityManager entityManager) {
        this.entityManager = entityManager;
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
        return entityManager
                        .createNativeQuery("""
                                insert into equipment_asset (serial_hash, asset_id, programme, as_of, equipment, usability)
                                values (:hash, :id, :programme, :asOf, :equipment, :usability)
                                on conflict do nothing
                                """)
                        .setParameter("hash", asset.serialHash())
                        .setParameter("id", asset.id())
                        .setParameter("programme", asset.programme())
                        .setParameter("asOf", asset.asOf())
                        .setParameter("equipment", asset.piece().type().name())
                        .setParameter("usability", asset.piece().usability().name())
                        .executeUpdate()
                == 1;
    }

    boolean isTaken(String serialHash) {
        return !entityManager
                .createNativeQuery("select 1 from equipment_asset where serial_hash = :hash", Integer.class)
                .setParameter("hash", serialHash)
                .getResultList()
                .isEmpty();
    }

    void addSeat(Seat seat, long part, @Nullable String joinHash) {
        entityManager
                .createNativeQuery("""
                        insert into equipment_seat (asset_id, seat, serial_hash, part, join_hash)
                        values (:asset, :seat, :hash, :part, cast(:join as varchar))
                        """)
                .setParameter("asset", seat.assetId())
                .setParameter("seat", seat.seat())
                .setParameter("hash", seat.serialHash())
                .setParameter("part", part)
                .setParameter("join", joinHash)
                .executeUpdate();
    }

    Optional<Seat> seatOf(String joinHash) {
        return entityManager
                .createNativeQuery(
                        "select asset_id, seat, serial_hash from equipment_seat where join_hash = :join", Tuple.class)
                .setParameter("join", joinHash)
                .getResultStream()
                .findFirst()
                .map(row -> seat((Tuple) row));
    }

    Optional<Seat> seatOf(Claim claim) {
        return entityManager
                .createNativeQuery(
                        "select asset_id, seat, serial_hash from equipment_seat"
                                + " where bucket = :bucket and claim_id = :claim",
                        Tuple.class)
                .setParameter("bucket", claim.bucket)
                .setParameter("claim", claim.id)
                .getResultStream()
                .findFirst()
                .map(row -> seat((Tuple) row));
    }

    /** Of two claims with one join code at the same moment, the second waits for the row and then gets false. */
    boolean sit(Seat seat, Claim claim) {
        return entityManager
                        .createNativeQuery("""
                                update equipment_seat set bucket = :bucket, claim_id = :claim
                                where asset_id = :asset and seat = :seat and claim_id is null
                                """)
                        .setParameter("bucket", claim.bucket)
                        .setParameter("claim", claim.id)
                        .setParameter("asset", seat.assetId())
                        .setParameter("seat", seat.seat())
                        .executeUpdate()
                == 1;
    }

    List<Long> parts(UUID assetId) {
        @SuppressWarnings("unchecked")
        List<Long> parts = entityManager
                .createNativeQuery("select part from equipment_seat where asset_id = :asset order by seat", Long.class)
                .setParameter("asset", assetId)
                .getResultList();
        return parts;
    }

    Optional<Asset> asset(String serialHash, UUID assetId) {
        return entityManager
                .createNativeQuery("""
                        select asset_id, serial_hash, programme, as_of, equipment, usability, granted_version
                        from equipment_asset where serial_hash = :hash and asset_id = :id
                        """, Tuple.class)
                .setParameter("hash", serialHash)
                .setParameter("id", assetId)
                .getResultStream()
                .findFirst()
                .map(row -> asset((Tuple) row));
    }

    /** The first award for a piece establishes what it is; another can only agree. False if it does not. */
    boolean establish(Seat seat, CrewShare.Piece piece, int version) {
        return entityManager
                        .createNativeQuery("""
                                update equipment_asset
                                set equipment = :equipment, usability = :usability, granted_version = :version
                                where serial_hash = :hash and asset_id = :id
                                    and (granted_version is null or (granted_version = :version
                                        and equipment = :equipment and usability = :usability))
                                """)
                        .setParameter("equipment", piece.type().name())
                        .setParameter("usability", piece.usability().name())
                        .setParameter("version", version)
                        .setParameter("hash", seat.serialHash())
                        .setParameter("id", seat.assetId())
                        .executeUpdate()
                == 1;
    }

    /** Lets somebody else lodge the piece, unless an award rests on it. */
    void release(Seat seat) {
        entityManager
                .createNativeQuery("delete from equipment_asset"
                        + " where serial_hash = :hash and asset_id = :id and granted_version is null")
                .setParameter("hash", seat.serialHash())
                .setParameter("id", seat.assetId())
                .executeUpdate();
    }

    private static Seat seat(Tuple row) {
        return new Seat(row.get(0, UUID.class), row.get(1, Short.class), row.get(2, String.class));
    }

    private static Asset asset(Tuple row) {
        return new Asset(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, LocalDate.class),
                new CrewShare.Piece(
                        StoredByNewerVersion.value(Tariff.Equipment.class, row.get(4, String.class)),
                        StoredByNewerVersion.value(Tariff.Usability.class, row.get(5, String.class))),
                row.get(6, Integer.class));
    }
}
