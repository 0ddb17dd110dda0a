package org.millioncarrots.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as no client library would send them. */
public record RawHttp(int status, String contentType, String text) {

    public static RawHttp get(URI server, String target) throws IOException {
        return send(server, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "");
    }

    public static RawHttp send(URI server, String head, String body) throws IOException {
        return send(server, head, body.getBytes(StandardCharsets.UTF_8));
    }

    public static RawHttp send(URI server, String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            try {
                out.write(body);
                out.flush();
            } catch (IOException refusedMeanwhile) {
                // the answer says why
            }
            return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A chunked body of so many bytes of valid JSON. */
    public static byte[] chunkedJson(int bytes) {
        StringBuilder text = new StringBuilder();
        String chunk = " ".repeat(16_384);
        for (int sent = 0; sent < bytes; sent += chunk.length()) {
            text.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return text.append("2\r\n{}\r\n0\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static RawHttp parse(String answer) {
        if (answer.isEmpty()) {
            return new RawHttp(0, "", "");
        }
        String type = answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-type:"))
                .map(line -> line.substring("content-type:".length()).strip())
                .findFirst()
                .orElse("");
        return new RawHttp(Integer.parseInt(answer.substring(9, 12)), type, answer);
    }
}
