package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.call.Caller;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.call.Office;
import dev.risiti.simulator.oscu.call.Request;
import dev.risiti.simulator.oscu.fault.Fault;
import dev.risiti.simulator.oscu.fault.FaultKind;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.ledger.LedgerEntry;
import dev.risiti.simulator.oscu.ledger.Outcome;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request from its last byte in to its last byte out: ledger, latency, fault, decision, answer. */
final class Visit {
    private static final Logger LOG = Logger.getLogger(Visit.class);

    private final Simulator simulator;
    private final Office office;
    private final Clock clock;
    private final Vertx vertx;
    private final Answers answers;
    private final FrontDoor door;
    private final HttpServerRequest http;
    private final Instant receivedAt;

    Visit(
            Simulator simulator,
            Clock clock,
            Vertx vertx,
            Answers answers,
            FrontDoor door,
            HttpServerRequest http,
            Instant receivedAt) {
        this.simulator = simulator;
        this.office = simulator.office();
        this.clock = clock;
        this.vertx = vertx;
        this.answers = answers;
        this.door = door;
        this.http = http;
        this.receivedAt = receivedAt;
    }

    void begin(byte[] body) {
        Request request = door.read(http, Request.Reading.of(body));
        String sha256 = sha256(body);
        LedgerEntry entry = simulator.ledger().open(seq -> opening(seq, request, sha256));
        after(simulator.settings().latencyMillis(), () -> proceed(request, entry));
    }

    private LedgerEntry opening(long seq, Request request, String sha256) {
        Caller caller = request.caller();
        return new LedgerEntry(
                seq,
                receivedAt,
                null,
                door.name(),
                request.callName(),
                caller.tin(),
                caller.bhfId(),
                request.number(),
                sha256,
                Outcome.IN_FLIGHT,
                null,
                false,
                null,
                null,
                null);
    }

    private void proceed(Request request, LedgerEntry opened) {
        Caller caller = request.caller();
        Fault fault =
                simulator.faults().take(door.door(), request.callName(), caller.tin(), caller.bhfId(), clock.instant());
        LedgerEntry entry =
                fault == null ? opened : opened.struckBy(fault.fault().name());
        try {
            if (fault != null) {
                strike(fault, request, entry);
            } else if (takesTooLong(request)) {
                Fault timeOut = Fault.timeOut(request.callName());
                strike(timeOut, request, entry.struckBy(timeOut.fault().name()));
            } else {
                serve(request, entry);
            }
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "seq=%d call=%s result=999", entry.seq(), entry.call());
            apologise(request, entry);
        }
    }

    private boolean takesTooLong(Request request) {
        return request.call() != null
                && request.reading() instanceof Request.Understood(Body body)
                && request.call()
                        .takesTooLong(
                                body,
                                simulator.settings().rules(door.door()),
                                simulator.kraClock().now());
    }

    /** The usual case, kept short: the decision and its end are one step for ledger and journal. */
    private void serve(Request request, LedgerEntry entry) {
        if (http.response().closed()) {
            act(request, entry, Office.Way.OPEN);
            office.finish(entry.seq(), false);
            return;
        }
        Stop stop = door.stop(http, request, clock.instant());
        if (stop == null) {
            send(entry, decided(request, office.decide(entry, request, Office.Way.AT_ONCE)));
        } else {
            office.settle(entry, stop.outcome(), stop.text());
            answer(entry, stop.reply());
        }
    }

    /** What would be answered if nothing were in the way. */
    private Reply act(Request request, LedgerEntry entry, Office.Way way) {
        Stop stop = door.stop(http, request, clock.instant());
        if (stop != null) {
            office.settle(entry, stop.outcome(), stop.text());
            return stop.reply();
        }
        return decided(request, office.decide(entry, request, way));
    }

    /** When not even the apology can be recorded, silence is the only answer that the record does not contradict. */
    private void apologise(Request request, LedgerEntry entry) {
        try {
            answer(entry, decided(request, office.fail(entry)));
        } catch (RuntimeException unrecorded) {
            LOG.errorf(unrecorded, "seq=%d call=%s recorded=false", entry.seq(), entry.call());
            http.connection().close();
        }
    }

    private void strike(Fault fault, Request request, LedgerEntry entry) {
        LOG.infof("seq=%d call=%s tin=%s fault=%s", entry.seq(), entry.call(), entry.tin(), fault.fault());
        Decision pretended = pretended(fault);
        Reply reply;
        if (fault.commit()) {
            reply = act(request, entry, fault.fault() == FaultKind.READ_LAG ? Office.Way.LAGGING : Office.Way.OPEN);
        } else {
            office.lose(entry, pretended == null ? null : pretended.resultCd());
            reply = decided(request, Decision.unknownError());
        }
        switch (fault.fault()) {
            case ANSWER_LOST_AFTER_COMMIT, ANSWER_LOST_BEFORE_COMMIT -> hangUp(entry);
            case CONNECTION_RESET -> reset(entry);
            case HTTP_504 -> answer(entry, door.gatewayTimeout(clock.instant()));
            case HTML_502 -> answer(entry, door.badGateway());
            case HTML_200 -> answer(entry, Reply.page(200, "KRA eTIMS"));
            case EMPTY_BODY -> answer(entry, Reply.empty());
            case HTTP_429 -> answer(entry, door.throttled());
            case UNROUTED -> answer(entry, door.unrouted());
            case TOKEN_EXPIRED -> answer(entry, door.expire(http, clock.instant()));
            case CUT_BODY -> cut(entry, reply);
            case RESULT_999, RESULT_CODE -> answer(entry, pretended == null ? reply : decided(request, pretended));
            case SLOW, READ_LAG -> after(delay(fault), () -> answer(entry, reply));
        }
    }

    /** What KRA says although it is not so. */
    private static @Nullable Decision pretended(Fault fault) {
        return switch (fault.fault()) {
            case RESULT_999 -> Decision.unknownError();
            case RESULT_CODE -> fault.resultCd() == null ? null : ResultCodes.decision(fault.resultCd());
            default -> null;
        };
    }

    private long delay(Fault fault) {
        if (fault.fault() != FaultKind.SLOW) {
            return 0;
        }
        return fault.millis() == null ? simulator.settings().slowMillis() : fault.millis();
    }

    private Reply decided(Request request, Decision decision) {
        return door.decision(request, decision, simulator.kraClock().now());
    }

    /**
     * The ledger says "answered" before the bytes leave, so that whoever has read the answer also reads that; when they
     * do not leave, it is corrected.
     */
    private void answer(LedgerEntry entry, Reply reply) {
        HttpServerResponse response = http.response();
        if (response.closed()) {
            office.finish(entry.seq(), false);
            return;
        }
        office.finish(entry.seq(), true);
        send(entry, reply);
    }

    private void send(LedgerEntry entry, Reply reply) {
        answers.send(http.connection(), () -> write(entry, reply));
    }

    private void write(LedgerEntry entry, Reply reply) {
        http.response()
                .setStatusCode(reply.status())
                .putHeader("Content-Type", reply.contentType())
                .end(Buffer.buffer(reply.body()))
                .onFailure(_ -> office.finish(entry.seq(), false));
    }

    /** Says how long the answer is and sends half of it. */
    private void cut(LedgerEntry entry, Reply reply) {
        HttpServerResponse response = http.response();
        int half = reply.body().length / 2;
        office.finish(entry.seq(), false);
        answers.send(
                http.connection(),
                () -> response.setStatusCode(reply.status())
                        .putHeader("Content-Type", reply.contentType())
                        .putHeader("Content-Length", Integer.toString(reply.body().length))
                        .write(Buffer.buffer(Arrays.copyOf(reply.body(), half)))
                        .onComplete(_ -> http.connection().close()));
    }

    private void hangUp(LedgerEntry entry) {
        office.finish(entry.seq(), false);
        answers.send(http.connection(), () -> http.connection().close());
    }

    /** With a linger time of zero the operating system sends a reset instead of an orderly end. */
    private void reset(LedgerEntry entry) {
        if (http.connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        hangUp(entry);
    }

    private void after(long millis, Runnable next) {
        if (millis == 0) {
            next.run();
        } else {
            vertx.setTimer(millis, _ -> next.run());
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
