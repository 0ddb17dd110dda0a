package org.millioncarrots.artefact;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays the Service of a cluster: each new connection goes to one of the replicas that were ready when last asked, in turn. It does
 * not look into what passes, so whatever a client gets is a replica's own answer.
 */
final class Balancer implements AutoCloseable {
    private static final int ASK_EVERY_MILLIS = 250;

    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Service> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Balancer() throws IOException {
        door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    String url() {
        return "http://localhost:" + door.getLocalPort();
    }

    int readyReplicas() {
        return ready.size();
    }

    /** Asks the replica for its readiness, as a cluster does, until it has ended. */
    void watch(Service replica) {
        threads.execute(() -> {
            while (replica.isAlive() && !door.isClosed()) {
                try {
                    if (!replica.isReady()) {
                        ready.remove(replica);
                    } else if (!ready.contains(replica)) {
                        ready.add(replica);
                    }
                    Thread.sleep(ASK_EVERY_MILLIS);
                } catch (InterruptedException ending) {
                    break;
                }
            }
            ready.remove(replica);
        });
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> pass(client));
            } catch (IOException closed) {
                // The loop ends with the door.
            }
        }
    }

    private void pass(Socket client) {
        for (int tries = ready.size(); tries > 0; tries--) {
            Object[] now = ready.toArray();
            if (now.length == 0) {
                break;
            }
            Service replica = (Service) now[Math.floorMod(turn.getAndIncrement(), now.length)];
            try {
                Socket server = new Socket(InetAddress.getLoopbackAddress(), replica.port());
                threads.execute(() -> copy(server, client));
                copy(client, server);
                return;
            } catch (IOException refused) {
                // The next one.
            }
        }
        close(client);
    }

    /** Until either side ends; then both end, so that no client waits for a replica that is gone. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // Both are closed by now.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
