package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.Simulator;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Opens the front doors.
 *
 * <p>Requests are decided on the event loop: a decision is a few microseconds of memory and one write to the page cache,
 * and everything that takes time on purpose is a timer. A thread per request would cost more than the request.
 */
@ApplicationScoped
class HttpDoors {
    private static final Logger LOG = Logger.getLogger(HttpDoors.class);

    private final Simulator simulator;
    private final Clock clock;
    private final Vertx vertx;
    private final Answers answers;
    private final List<FrontDoor> doors;

    HttpDoors(Simulator simulator, Clock clock, Vertx vertx) {
        this.simulator = simulator;
        this.clock = clock;
        this.vertx = vertx;
        this.answers = new Answers(vertx, simulator::keep);
        this.doors = List.of(
                new DirectDoor(simulator.calls()),
                new GatewayDoor(simulator.calls(), simulator.apps(), simulator.currentSettings()),
                new TokenDoor(simulator.apps(), simulator.currentSettings()));
    }

    void open(@Observes Router router) {
        for (FrontDoor door : doors) {
            router.route(door.base() + "*").handler(context -> {
                if (context.request().path().startsWith("/", door.base().length())
                        || context.request().path().equals(door.base())) {
                    receive(door, context.request());
                } else {
                    context.next();
                }
            });
        }
    }

    private void receive(FrontDoor door, HttpServerRequest request) {
        Instant receivedAt = clock.instant();
        request.body()
                .onSuccess(body ->
                        new Visit(simulator, clock, vertx, answers, door, request, receivedAt).begin(body.getBytes()))
                .onFailure(lost ->
                        LOG.infof("door=%s path=%s request_cut=%s", door.name(), request.path(), lost.getMessage()));
        request.resume();
    }
}
