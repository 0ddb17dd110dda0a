package org.millioncarrots.platform;

import io.quarkus.logging.LoggingFilter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logging.Logger;

/**
 * What libraries say below INFO may quote what somebody sent or what the database holds, and so may the messages of their exceptions:
 * neither is written, at whatever level an operator asks for. A failure is told by its class and place instead. Our own lines pass, for
 * they name nobody, and so does what is said before the service is up, when nobody can be named yet.
 */
@LoggingFilter(name = QuietLibraries.NAME)
public final class QuietLibraries implements Filter {
    static final String NAME = "quiet-libraries";

    private static final Logger LOG = Logger.getLogger(QuietLibraries.class);
    private static final String OURS = "org.millioncarrots.";
    private static final String START = "io.quarkus.runtime.";

    /** Several handlers ask for the same record. */
    private final AtomicLong told = new AtomicLong(-1);

    @Override
    public boolean isLoggable(LogRecord line) {
        String logger = line.getLoggerName() == null ? "" : line.getLoggerName();
        if (logger.startsWith(OURS)) {
            return true;
        }
        if (line.getLevel().intValue() < Level.INFO.intValue()) {
            return false;
        }
        Throwable thrown = line.getThrown();
        if (thrown == null || logger.startsWith(START)) {
            return true;
        }
        if (told.getAndSet(line.getSequenceNumber()) != line.getSequenceNumber()) {
            LOG.warnf("a failure in %s: %s", logger, Failures.withoutMessages(thrown));
        }
        return false;
    }
}
