package dev.risiti.oscu.http;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.call.CallDeadlines;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.OutcomeClassifier;
import dev.risiti.oscu.outcome.Reply;
import dev.risiti.oscu.outcome.TransportFailure;
import dev.risiti.oscu.outcome.TransportFailure.Stage;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.jspecify.annotations.Nullable;

/**
 * The direct front door over HTTP. Every call ends by its deadline, which starts when it is asked for; at the deadline
 * its connection is closed, so that nothing can reach KRA later.
 */
public final class DirectOscuClient implements OscuClient, AutoCloseable {
    private final DirectDoorApi api;
    private final CallDeadlines deadlines;
    /** One permit per connection, so that no request ever waits inside the HTTP client, where a wait is not bounded. */
    private final Semaphore connections;

    private DirectOscuClient(DirectDoorApi api, CallDeadlines deadlines, int maxConnections) {
        this.api = api;
        this.deadlines = deadlines;
        this.connections = new Semaphore(maxConnections);
    }

    /**
     * A client of one base URL; keep it, it owns a connection pool.
     *
     * @param maxReplyBytes larger replies are cut off and end unknown
     */
    public static DirectOscuClient connect(
            URI baseUrl,
            CallDeadlines deadlines,
            int maxConnections,
            Duration idleConnectionTimeout,
            long maxReplyBytes) {
        var builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(baseUrl)
                .connectTimeout(deadlines.connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(longer(deadlines.write(), deadlines.lookUp()).toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, maxConnections)
                .property(
                        QuarkusRestClientProperties.CONNECTION_TTL, Math.toIntExact(idleConnectionTimeout.toSeconds()))
                .httpClientRequestCustomizer(new ReplySizeLimit(maxReplyBytes));
        return new DirectOscuClient(builder.build(DirectDoorApi.class), deadlines, maxConnections);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public Duration deadline(OscuCall call) {
        return deadlines.total(call);
    }

    @Override
    public Outcome send(DeviceCredentials credentials, OscuRequest request) {
        return exchange(request, credentials);
    }

    @Override
    public Outcome initialise(OscuRequest request) {
        if (request.call() != OscuCall.SELECT_INIT_OSDC_INFO) {
            throw new IllegalArgumentException(request.call().wireName() + " is not an initialisation");
        }
        return exchange(request, null);
    }

    private Outcome exchange(OscuRequest request, @Nullable DeviceCredentials device) {
        long end = System.nanoTime() + deadlines.total(request.call()).toNanos();
        try {
            if (!connections.tryAcquire(deadlines.connect().toNanos(), TimeUnit.NANOSECONDS)) {
                return OutcomeClassifier.classify(
                        new TransportFailure(Stage.NO_FREE_CONNECTION, "all connections to KRA are in use"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OutcomeClassifier.classify(
                    new TransportFailure(Stage.NO_FREE_CONNECTION, "interrupted while waiting for a connection"));
        }
        try {
            return await(request, post(request, device), end);
        } finally {
            connections.release();
        }
    }

    private CompletableFuture<Response> post(OscuRequest request, @Nullable DeviceCredentials device) {
        var path = request.call().path(FrontDoor.DIRECT);
        var answer = device == null
                ? api.post(path, null, null, null, request.body())
                : api.post(path, device.tin(), device.bhfId(), device.cmcKey(), request.body());
        return answer.subscribeAsCompletionStage();
    }

    private Outcome await(OscuRequest request, CompletableFuture<Response> answer, long end) {
        try {
            var response = answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return OutcomeClassifier.classify(request.call(), FrontDoor.DIRECT, reply(response));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return OutcomeClassifier.classify(new TransportFailure(
                    Stage.TIMED_OUT, "no complete answer within " + deadlines.total(request.call())));
        } catch (ExecutionException | ProcessingException failed) {
            return OutcomeClassifier.classify(TransportFailures.of(failed));
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return OutcomeClassifier.classify(new TransportFailure(Stage.BROKEN, "interrupted while waiting for KRA"));
        }
    }

    private static Reply reply(Response response) {
        try (response) {
            var headers = new HashMap<String, String>();
            response.getStringHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            byte[] body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
            return Reply.of(response.getStatus(), headers, body);
        }
    }

    @Override
    public void close() throws IOException {
        if (api instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
