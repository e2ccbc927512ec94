package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.call.Call;
import dev.risiti.simulator.oscu.call.Caller;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.call.Office;
import dev.risiti.simulator.oscu.call.Request;
import dev.risiti.simulator.oscu.fault.Fault;
import dev.risiti.simulator.oscu.fault.FaultKind;
import dev.risiti.simulator.oscu.ledger.LedgerEntry;
import dev.risiti.simulator.oscu.ledger.Outcome;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
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
    private final FrontDoor door;
    private final HttpServerRequest http;
    private final Instant receivedAt;

    Visit(Simulator simulator, Clock clock, Vertx vertx, FrontDoor door, HttpServerRequest http, Instant receivedAt) {
        this.simulator = simulator;
        this.office = simulator.office();
        this.clock = clock;
        this.vertx = vertx;
        this.door = door;
        this.http = http;
        this.receivedAt = receivedAt;
    }

    void begin(byte[] body) {
        Request request = read(body);
        String sha256 = sha256(body);
        LedgerEntry entry = simulator.ledger().open(seq -> opening(seq, request, sha256));
        after(simulator.settings().latencyMillis(), () -> proceed(request, entry));
    }

    private Request read(byte[] body) {
        Request.Reading reading = Request.Reading.of(body);
        String callName = door.callName(http.path().substring(door.base().length()));
        Call call = http.method().equals(HttpMethod.POST) ? simulator.calls().find(callName) : null;
        return new Request(callName, call, door.caller(http.headers(), reading), reading);
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
                null);
    }

    private void proceed(Request request, LedgerEntry opened) {
        Caller caller = request.caller();
        Fault fault = simulator.faults().take(request.callName(), caller.tin(), caller.bhfId());
        LedgerEntry entry =
                fault == null ? opened : opened.struckBy(fault.fault().name());
        try {
            if (fault == null) {
                answer(entry, decided(office.decide(entry, request, false)));
            } else {
                strike(fault, request, entry);
            }
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "seq=%d call=%s result=999", entry.seq(), entry.call());
            apologise(entry);
        }
    }

    /** When not even the apology can be recorded, silence is the only answer that the record does not contradict. */
    private void apologise(LedgerEntry entry) {
        try {
            answer(entry, decided(office.fail(entry)));
        } catch (RuntimeException unrecorded) {
            LOG.errorf(unrecorded, "seq=%d call=%s recorded=false", entry.seq(), entry.call());
            http.connection().close();
        }
    }

    private void strike(Fault fault, Request request, LedgerEntry entry) {
        LOG.infof("seq=%d call=%s tin=%s fault=%s", entry.seq(), entry.call(), entry.tin(), fault.fault());
        @Nullable Decision decision = null;
        if (fault.commit()) {
            decision = office.decide(entry, request, fault.fault() == FaultKind.READ_LAG);
        } else {
            office.lose(entry, fault.fault() == FaultKind.RESULT_999 ? "999" : null);
        }
        switch (fault.fault()) {
            case ANSWER_LOST_AFTER_COMMIT, ANSWER_LOST_BEFORE_COMMIT -> hangUp(entry);
            case CONNECTION_RESET -> reset(entry);
            case HTTP_504 -> answer(entry, door.gatewayTimeout());
            case HTML_502 -> answer(entry, door.badGateway());
            case RESULT_999 -> answer(entry, decided(Decision.unknownError()));
            case SLOW, READ_LAG -> {
                Reply reply = decided(decision == null ? Decision.unknownError() : decision);
                after(delay(fault), () -> answer(entry, reply));
            }
        }
    }

    private long delay(Fault fault) {
        if (fault.fault() != FaultKind.SLOW) {
            return 0;
        }
        return fault.millis() == null ? simulator.settings().slowMillis() : fault.millis();
    }

    private Reply decided(Decision decision) {
        return door.decision(decision, clock.instant());
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
        response.setStatusCode(reply.status())
                .putHeader("Content-Type", reply.contentType())
                .end(Buffer.buffer(reply.body()))
                .onFailure(_ -> office.finish(entry.seq(), false));
    }

    private void hangUp(LedgerEntry entry) {
        office.finish(entry.seq(), false);
        http.connection().close();
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
