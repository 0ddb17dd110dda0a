/**
 * The audit log: what people did that must never be denied, in a chain of hashes that
 * anybody can check, signed with a key that is not in the database, and its head told outside.
 *
 * Writes: audit_anchor, audit_entry, audit_head, audit_walk.
 */
@NullMarked
package org.millioncarrots.audit;

import org.jspecify.annotations.NullMarked;
