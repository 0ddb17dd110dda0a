package org.millioncarrots.monitoring;

import java.time.Instant;
import java.util.List;

/**
 * What a measurement has found.
 *
 * @param dueAt when it should be taken again
 */
record Taken(String name, Instant takenAt, Instant dueAt, List<Sample> samples) {}
