/**
 * Claims and how two people decide them: decisions, attestations, holds and appeals.
 *
 * Writes: appeal, attestation, claim, claim_ending, claim_hold, claim_rival, decision, decision_replay, decision_replay_difference,
 * decision_replay_version, equipment_asset, equipment_seat, same_person_clearance.
 * Reads: audit_entry, case_participant, claimant.
 */
@NullMarked
package org.millioncarrots.claim;

import org.jspecify.annotations.NullMarked;
