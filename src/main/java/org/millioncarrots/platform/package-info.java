/**
 * What every feature stands on: problems, ids, clock, idempotency, caller and roles, JSON, guards of the HTTP door.
 *
 * Writes: idempotency_key, partner_reference, staff.
 */
@NullMarked
package org.millioncarrots.platform;

import org.jspecify.annotations.NullMarked;
