package org.millioncarrots.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.millioncarrots.platform.QuietLibraries;

/** Everything that is logged while it is open, exceptions and their causes included. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    private LogCapture() {}

    /** What an operator gets who asks for everything: through the filter that the service's handlers have. */
    public static LogCapture everythingThatIsWritten() {
        LogCapture capture = start();
        capture.setFilter(new QuietLibraries());
        capture.root.setLevel(Level.ALL);
        return capture;
    }

    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        capture.setLevel(Level.ALL);
        capture.root.addHandler(capture);
        return capture;
    }

    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord logged) {
        if (!isLoggable(logged)) {
            return;
        }
        StringBuilder line = new StringBuilder(logged.getLoggerName()).append(' ');
        line.append(
                logged instanceof ExtLogRecord full
                        ? full.getMdcCopy() + " " + full.getFormattedMessage()
                        : logged.getMessage());
        for (Throwable cause = logged.getThrown(); cause != null; cause = cause.getCause()) {
            line.append("\n").append(cause);
            for (Throwable suppressed : cause.getSuppressed()) {
                line.append("\n").append(suppressed);
            }
        }
        lines.add(line.toString());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
