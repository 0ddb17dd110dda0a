package org.millioncarrots.platform;

/** Describes a failure for the log by its types and places only: messages may quote what somebody sent. */
public final class Failures {
    private static final int FRAMES = 12;

    private Failures() {}

    public static String withoutMessages(Throwable throwable) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = throwable; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : "\n caused by ")
                    .append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n  at ").append(frames[i]);
            }
        }
        return text.toString();
    }
}
