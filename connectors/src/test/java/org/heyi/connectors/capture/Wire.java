package org.heyi.connectors.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network connection to a server that can be cut and mended. */
final class Wire implements AutoCloseable {
    private final ServerSocket entrance;
    private final int exit;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Wire(int serverPort) {
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        exit = serverPort;
        daemon(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(Wire::shut);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (cut) {
                    shut(client);
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), exit);
                    open.add(client);
                    open.add(server);
                    daemon(() -> copy(client, server));
                    daemon(() -> copy(server, client));
                }
            } catch (IOException closed) {
                // The loop's condition tells whether that is the end.
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // Both ends are closed.
        }
        open.remove(from);
        open.remove(to);
    }

    private static void shut(Closeable socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        shut(entrance);
        cut();
    }
}
