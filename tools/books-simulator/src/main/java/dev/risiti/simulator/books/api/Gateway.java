package dev.risiti.simulator.books.api;

import dev.risiti.simulator.books.company.Books;
import dev.risiti.simulator.books.company.Company;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.oauth.Tokens;
import dev.risiti.simulator.books.settings.CurrentSettings;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** In front of every call: latency and injected faults, then the token, then the budget, then the call itself. */
@ApplicationScoped
public class Gateway {
    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private static final String BEARER = "Bearer ";

    private final InjectedFaults faults;
    private final RequestBudget budget;
    private final Tokens tokens;
    private final Books books;
    private final CurrentSettings settings;
    private final Clock clock;

    public Gateway(
            InjectedFaults faults,
            RequestBudget budget,
            Tokens tokens,
            Books books,
            CurrentSettings settings,
            Clock clock) {
        this.faults = faults;
        this.budget = budget;
        this.tokens = tokens;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    /** Serves a call on a company's books, with the company its token is good for. */
    Response serve(
            ApiCall call,
            @Nullable String authorization,
            HttpServerRequest request,
            Function<Company, Response> action) {
        return serveOpen(call, request, () -> {
            String realmId = call.realmId() == null ? "" : call.realmId();
            Optional<String> granted = Optional.ofNullable(authorization)
                    .filter(header -> header.startsWith(BEARER))
                    .flatMap(header -> tokens.realmOf(header.substring(BEARER.length())));
            if (granted.isEmpty()) {
                return GatewayAnswers.unauthorised("Token missing, unknown or expired", clock.instant());
            }
            Optional<Company> company = books.find(realmId);
            if (company.isEmpty() || !granted.get().equals(realmId)) {
                return GatewayAnswers.forbidden(clock.instant());
            }
            if (!budget.take(realmId)) {
                return GatewayAnswers.throttled(settings.get().throttleBody(), clock.instant());
            }
            try {
                return action.apply(company.get());
            } catch (QboFault fault) {
                return Response.status(fault.status())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Json.write(fault.body(clock.instant())))
                        .build();
            }
        });
    }

    /** Serves a call that needs no access token. */
    Response serveOpen(ApiCall call, HttpServerRequest request, Supplier<Response> action) {
        Optional<InjectedFaults.Order> order = faults.next(call);
        pause(settings.get().latencyMillis());
        if (order.isEmpty()) {
            return traced(action.get());
        }
        InjectedFaults.Order fault = order.get();
        LOG.infof("state=fault-injected fault=%s call=%s realm=%s", fault.fault(), call.kind(), call.realmId());
        return switch (fault.fault()) {
            case HTTP_429 -> traced(GatewayAnswers.throttled(settings.get().throttleBody(), clock.instant()));
            case HTTP_500 -> traced(GatewayAnswers.brokenDown(clock.instant()));
            case HTTP_401 -> traced(GatewayAnswers.unauthorised("Token refused: injected fault", clock.instant()));
            case SLOW -> {
                pause(fault.millis());
                yield traced(action.get());
            }
            case DROP -> dropped(request, GatewayAnswers.brokenDown(clock.instant()));
            case DROP_AFTER_COMMIT -> dropped(request, action.get());
        };
    }

    /** Closes the connection; the answer then goes nowhere. */
    private static Response dropped(HttpServerRequest request, Response unread) {
        request.connection().close().toCompletionStage().toCompletableFuture().join();
        return unread;
    }

    private static Response traced(Response answer) {
        return Response.fromResponse(answer)
                .header("intuit_tid", "1-" + UUID.randomUUID())
                .build();
    }

    private static void pause(int millis) {
        if (millis == 0) {
            return;
        }
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
