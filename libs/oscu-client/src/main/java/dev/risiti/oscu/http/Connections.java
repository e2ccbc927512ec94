package dev.risiti.oscu.http;

import dev.risiti.oscu.outcome.Reply;
import dev.risiti.oscu.outcome.TransportFailure;
import dev.risiti.oscu.outcome.TransportFailure.Stage;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
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
import java.util.function.Function;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/**
 * A bounded pool of connections to one host. Every exchange ends by its deadline; at the deadline its connection is
 * closed, so that nothing can reach KRA later.
 */
final class Connections implements AutoCloseable {
    private final KraApi api;
    private final Duration connectTimeout;
    /** One permit per connection, so that no request ever waits inside the HTTP client, where a wait is not bounded. */
    private final Semaphore free;

    private Connections(KraApi api, Duration connectTimeout, int max) {
        this.api = api;
        this.connectTimeout = connectTimeout;
        this.free = new Semaphore(max);
    }

    static Connections to(URI baseUrl, HttpSettings settings, int max) {
        var builder = QuarkusRestClientBuilder.newBuilder()
                .baseUri(baseUrl)
                .connectTimeout(settings.deadlines().connect().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.deadlines().longest().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, max)
                .property(
                        QuarkusRestClientProperties.CONNECTION_TTL,
                        Math.toIntExact(settings.idleConnectionTimeout().toSeconds()))
                .httpClientRequestCustomizer(
                        new UntypedReplies().andThen(new ReplySizeLimit(settings.maxReplyBytes())));
        return new Connections(builder.build(KraApi.class), settings.deadlines().connect(), max);
    }

    /** One request and its answer, or how far it came. */
    Exchange exchange(Function<KraApi, Uni<Response>> request, Deadline deadline) {
        try {
            long patience = Math.min(connectTimeout.toNanos(), deadline.leftNanos());
            if (!free.tryAcquire(patience, TimeUnit.NANOSECONDS)) {
                return failed(Stage.NO_FREE_CONNECTION, "all connections to KRA are in use");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed(Stage.NO_FREE_CONNECTION, "interrupted while waiting for a connection");
        }
        try {
            return await(request.apply(api).subscribeAsCompletionStage(), deadline);
        } finally {
            free.release();
        }
    }

    private static Exchange await(CompletableFuture<Response> answer, Deadline deadline) {
        try {
            return new Exchange.Answered(reply(answer.get(deadline.leftNanos(), TimeUnit.NANOSECONDS)));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return failed(Stage.TIMED_OUT, "no complete answer within " + deadline.total());
        } catch (ExecutionException | ProcessingException failed) {
            return new Exchange.Failed(TransportFailures.of(failed));
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return failed(Stage.BROKEN, "interrupted while waiting for KRA");
        }
    }

    private static Exchange failed(Stage stage, String detail) {
        return new Exchange.Failed(new TransportFailure(stage, detail));
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
