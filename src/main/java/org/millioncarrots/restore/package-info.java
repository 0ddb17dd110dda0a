/**
 * What must be right before payments go on after a restore.
 *
 * Writes: restore_verification.
 * Reads: audit_entry, bank_message, bank_message_line, payment_stop.
 */
@NullMarked
package org.millioncarrots.restore;

import org.jspecify.annotations.NullMarked;
