package dev.risiti.devstack.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks programs whether they are ready to work. */
final class Readiness {

    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER_DEADLINE).build();

    /** Whether the health URL answers 200 at once. */
    boolean answersHealthy(String url) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(ANSWER_DEADLINE)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether something listens on the port of this machine. */
    boolean listens(int port) {
        try (Socket probe = new Socket()) {
            probe.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) ANSWER_DEADLINE.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** For programs without a health URL the open port must do. */
    boolean isReady(String healthUrl, int port) {
        return healthUrl.isEmpty() ? listens(port) : answersHealthy(healthUrl);
    }
}
