package org.millioncarrots.audit;

/** The first entry that does not fit, and why. */
record Break(long sequence, AuditFault fault) {}
