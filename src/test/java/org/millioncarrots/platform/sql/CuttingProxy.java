package org.millioncarrots.platform.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Stands between the service and its database, and cuts one connection when told to: what the client sent last reaches the
 * database and is carried out, its answer is lost. Told by a system property, because tests and their profile may be loaded
 * apart.
 */
public final class CuttingProxy {
    private static final String CUT_AT = "test.cut-at";
    private static final String MARK = "insert into idempotency_key";

    private final ServerSocket server;
    private final IntSupplier databasePort;

    private CuttingProxy(ServerSocket server, IntSupplier databasePort) {
        this.server = server;
        this.databasePort = databasePort;
    }

    /** Listens on a free port of this host, which it returns. */
    public static int start(IntSupplier databasePort) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CuttingProxy proxy = new CuttingProxy(server, databasePort);
        Thread.ofVirtual().start(proxy::accept);
        return server.getLocalPort();
    }

    /** Cuts the next connection that sends this after it has stored an idempotency key. */
    public static void cutAt(String statement) {
        System.setProperty(CUT_AT, statement);
    }

    private void accept() {
        while (true) {
            try {
                Socket client = server.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort.getAsInt());
                AtomicBoolean cut = new AtomicBoolean();
                Thread.ofVirtual().start(() -> requests(client, database, cut));
                Thread.ofVirtual().start(() -> answers(client, database, cut));
            } catch (IOException notUp) {
                // the client sees the end of its connection and tries again
            }
        }
    }

    private static void requests(Socket client, Socket database, AtomicBoolean cut) {
        boolean marked = false;
        byte[] buffer = new byte[65_536];
        try (client;
                database;
                InputStream in = client.getInputStream();
                OutputStream out = database.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                marked |= text.contains(MARK);
                String cutAt = System.getProperty(CUT_AT, "");
                if (marked && !cutAt.isEmpty() && text.contains(cutAt)) {
                    System.clearProperty(CUT_AT);
                    cut.set(true);
                }
                marked &= !text.contains("COMMIT");
                out.write(buffer, 0, read);
            }
        } catch (IOException over) {
            // one of the two has hung up
        }
    }

    private static void answers(Socket client, Socket database, AtomicBoolean cut) {
        byte[] buffer = new byte[65_536];
        try (client;
                database;
                InputStream in = database.getInputStream();
                OutputStream out = client.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0 && !cut.get(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException over) {
            // one of the two has hung up
        }
    }
}
