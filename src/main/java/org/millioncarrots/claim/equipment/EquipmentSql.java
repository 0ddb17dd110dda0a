package org.millioncarrots.claim.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.terms.Tariff;

/** Pieces of equipment and the seats of their crews. These tables know keyed hashes and no partner. */
@ApplicationScoped
public class EquipmentSql {
    private static final String SEATS = """
            select s.asset_id, coalesce(a.joined_id, s.asset_id) as crew_id, s.seat, s.serial_hash
            from equipment_seat s
            left join equipment_asset a on a.serial_hash = s.serial_hash and a.asset_id = s.asset_id
            """;

    private final Sql sql;

    EquipmentSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * A piece as it was lodged, or as the first award for it has established it.
     *
     * @param joinedId the piece of the crew, if this is the copy of a member who came with a join code
     */
    public record Asset(
            UUID id,
            @Nullable UUID joinedId,
            String serialHash,
            String programme,
            LocalDate asOf,
            CrewShare.Piece piece,
            @Nullable Integer grantedVersion) {}

    /**
     * A share that waits for a claim, or has one.
     *
     * @param crewId the piece that the crew shares; another than {@code assetId} in a member's copy
     */
    record Seat(UUID assetId, UUID crewId, int seat, String serialHash) {
        boolean isCopy() {
            return !assetId.equals(crewId);
        }
    }

    /** Whether or not others have lodged the same piece; one that is there already stays. */
    void add(Asset asset) {
        sql.of("""
                        insert into equipment_asset (serial_hash, asset_id, joined_id, programme, as_of, equipment, usability)
                        values (:hash, :id, cast(:joined as uuid), :programme, :asOf, :equipment, :usability)
                        on conflict do nothing
                        """)
                .with("hash", asset.serialHash())
                .with("id", asset.id())
                .with("joined", asset.joinedId())
                .with("programme", asset.programme())
                .with("asOf", asset.asOf())
                .with("equipment", asset.piece().type())
                .with("usability", asset.piece().usability())
                .run();
    }

    boolean isKnown(String serialHash) {
        return sql.of("select 1 from equipment_asset where serial_hash = :hash limit 1")
                .with("hash", serialHash)
                .exists();
    }

    /** Whether an award rests on another lodging of the same piece. */
    boolean isAwardedElsewhere(Seat seat) {
        return sql.of("select 1 from equipment_asset"
                        + " where serial_hash = :hash and granted_version is not null and asset_id <> :crew")
                .with("hash", seat.serialHash())
                .with("crew", seat.crewId())
                .exists();
    }

    /** The seats of a crew again, for one of its members alone; join codes stay with the crew. */
    void copySeats(UUID crewId, UUID assetId) {
        sql.of("""
                insert into equipment_seat (asset_id, seat, serial_hash, part)
                select :copy, seat, serial_hash, part from equipment_seat where asset_id = :crew
                """).with("copy", assetId).with("crew", crewId).run();
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
        return sql.of(SEATS + " where s.join_hash = :join")
                .with("join", joinHash)
                .first(EquipmentSql::seat);
    }

    Optional<Seat> seatOf(Claim claim) {
        return sql.of(SEATS + " where s.bucket = :bucket and s.claim_id = :claim")
                .with("bucket", claim.bucket)
                .with("claim", claim.id)
                .first(EquipmentSql::seat);
    }

    Map<UUID, Seat> seatsOf(List<Claim> claims) {
        Map<UUID, Seat> seats = new HashMap<>();
        sql.of("""
                select s.claim_id, s.asset_id, coalesce(a.joined_id, s.asset_id) as crew_id, s.seat, s.serial_hash
                from equipment_seat s
                left join equipment_asset a on a.serial_hash = s.serial_hash and a.asset_id = s.asset_id
                where s.bucket = any (:buckets) and s.claim_id = any (:claims)
                """)
                .with("buckets", claims.stream().map(claim -> claim.bucket).toList())
                .with("claims", claims.stream().map(claim -> claim.id).toList())
                .forEach(row -> seats.put(row.id("claim_id"), seat(row)));
        return seats;
    }

    void sit(Seat seat, ClaimId claim) {
        sql.of("update equipment_seat set bucket = :bucket, claim_id = :claim where asset_id = :asset and seat = :seat")
                .with("bucket", claim.bucket())
                .with("claim", claim.value())
                .with("asset", seat.assetId())
                .with("seat", seat.seat())
                .run();
    }

    void leave(Seat seat) {
        sql.of("update equipment_seat set bucket = null, claim_id = null where asset_id = :asset and seat = :seat")
                .with("asset", seat.assetId())
                .with("seat", seat.seat())
                .run();
    }

    /** Who has the seat in the crew itself; of two that are granted at the same moment the second waits here. */
    Optional<ClaimId> holderInCrew(Seat seat) {
        return sql.of("select claim_id from equipment_seat where asset_id = :crew and seat = :seat for update")
                .with("crew", seat.crewId())
                .with("seat", seat.seat())
                .one(row -> Optional.ofNullable(row.idOrNull("claim_id")).map(ClaimId::new));
    }

    boolean isAttested(ClaimId claim) {
        return sql.of("select 1 from claim where bucket = :bucket and id = :claim and state = 'ATTESTED'")
                .with("bucket", claim.bucket())
                .with("claim", claim.value())
                .exists();
    }

    /** The claimant's own claim that is not finished for a share of the same piece. */
    Optional<ClaimId> open(ClaimantId claimant, String serialHash) {
        return sql.of("""
                select c.id from claim c join equipment_seat s on s.bucket = c.bucket and s.claim_id = c.id
                where c.bucket = :bucket and c.claimant_id = :claimant and c.state in ('LODGED', 'DECIDED')
                    and s.serial_hash = :hash
                order by c.id limit 1
                """)
                .with("bucket", claimant.bucket())
                .with("claimant", claimant.value())
                .with("hash", serialHash)
                .first(row -> new ClaimId(row.id("id")));
    }

    List<Long> parts(UUID assetId) {
        return sql.of("select part from equipment_seat where asset_id = :asset order by seat")
                .with("asset", assetId)
                .list(row -> row.number("part"));
    }

    Optional<Asset> asset(String serialHash, UUID assetId) {
        return sql.of("""
                select asset_id, joined_id, serial_hash, programme, as_of, equipment, usability, granted_version
                from equipment_asset where serial_hash = :hash and asset_id = :id
                """)
                .with("hash", serialHash)
                .with("id", assetId)
                .first(row -> new Asset(
                        row.id("asset_id"),
                        row.idOrNull("joined_id"),
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
                        .with("id", seat.crewId())
                        .run()
                == 1;
    }

    private static Seat seat(Row row) {
        return new Seat(row.id("asset_id"), row.id("crew_id"), row.integer("seat"), row.text("serial_hash"));
    }
}
