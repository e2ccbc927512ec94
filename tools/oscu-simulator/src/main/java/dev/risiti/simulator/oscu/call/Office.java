package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.journal.Journal;
import dev.risiti.simulator.oscu.journal.JournalLine;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.ledger.Ledger;
import dev.risiti.simulator.oscu.ledger.LedgerEntry;
import dev.risiti.simulator.oscu.ledger.Outcome;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.Registry;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import dev.risiti.simulator.oscu.rule.CurrentSettings;
import dev.risiti.simulator.oscu.rule.FieldRules;
import dev.risiti.simulator.oscu.rule.Refused;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests. Judging, writing the journal and changing the state happen under the lock of the one taxpayer
 * concerned, so decisions about a PIN are strictly one after another and no PIN waits for another.
 */
public final class Office {
    private final Clock clock;
    private final Registry registry;
    private final FieldRules fieldRules;
    private final CurrentSettings settings;
    private final Ledger ledger;
    private final Journal journal;

    public Office(
            Clock clock,
            Registry registry,
            FieldRules fieldRules,
            CurrentSettings settings,
            Ledger ledger,
            Journal journal) {
        this.clock = clock;
        this.registry = registry;
        this.fieldRules = fieldRules;
        this.settings = settings;
        this.ledger = ledger;
        this.journal = journal;
    }

    /**
     * Decides a request for good; what it changes is in the journal before this returns.
     *
     * @param lagging whether a read sees nothing yet of what it would find
     */
    public Decision decide(LedgerEntry entry, Request request, boolean lagging) {
        String tin = request.caller().tin();
        Taxpayer taxpayer = tin == null ? null : registry.find(tin);
        if (taxpayer == null) {
            return record(entry, judge(request, null));
        }
        taxpayer.lock().lock();
        try {
            Decision judged = judge(request, taxpayer);
            Decision decision = lagging && judged.outcome() == Outcome.ACCEPTED ? Decision.empty() : judged;
            record(entry, decision);
            if (decision.fact() != null) {
                taxpayer.apply(decision.fact());
            }
            return decision;
        } finally {
            taxpayer.lock().unlock();
        }
    }

    /** Enters a request that a fault kept from KRA; {@code resultCd} is what KRA pretends, if anything. */
    public void lose(LedgerEntry entry, @Nullable String resultCd) {
        write(null, entry.decided(Outcome.LOST_BEFORE_COMMIT, resultCd, null));
    }

    /** Enters a request that failed on a fault of the simulator itself. */
    public Decision fail(LedgerEntry entry) {
        Decision decision = Decision.unknownError();
        return record(entry, decision);
    }

    /** Enters the end of a request; a second call corrects the first. */
    public void finish(long seq, boolean answered) {
        Instant now = clock.instant();
        ledger.update(seq, entry -> entry.finished(now, answered));
        journal.append(JournalLine.finish(seq, now, answered));
    }

    private Decision record(LedgerEntry entry, Decision decision) {
        write(decision.fact(), entry.decided(decision.outcome(), decision.resultCd(), decision.receipt()));
        return decision;
    }

    /** The journal first: what it cannot take must not become visible. */
    private void write(@Nullable Fact fact, LedgerEntry decided) {
        journal.append(JournalLine.decision(fact, decided));
        ledger.update(decided.seq(), _ -> decided);
    }

    private Decision judge(Request request, @Nullable Taxpayer taxpayer) {
        try {
            Call call = request.call();
            if (call == null) {
                throw new Refused("912", "There is a request Method error");
            }
            if (call.needsKey()) {
                checkHeaders(request.caller());
                Device device = checkKey(device(request.caller(), taxpayer), request.caller());
                Body body = checkBody(request, call);
                return call.decide(desk(taxpayer, device), body);
            }
            Body body = checkBody(request, call);
            return call.decide(desk(taxpayer, device(request.caller(), taxpayer)), body);
        } catch (Refused refused) {
            return Decision.refused(refused);
        }
    }

    private static void checkHeaders(Caller caller) {
        if (caller.tin() == null || caller.bhfId() == null || caller.cmcKey() == null) {
            throw new Refused("900", "There is no Header information");
        }
    }

    private static Device device(Caller caller, @Nullable Taxpayer taxpayer) {
        Device device = taxpayer == null || caller.bhfId() == null ? null : taxpayer.device(caller.bhfId());
        if (device == null) {
            throw invalidDevice();
        }
        return device;
    }

    private static Device checkKey(Device device, Caller caller) {
        if (caller.cmcKey() == null || !device.hasKey(caller.cmcKey())) {
            throw invalidDevice();
        }
        return device;
    }

    private static Refused invalidDevice() {
        return new Refused("901", "It is not valid device");
    }

    private Body checkBody(Request request, Call call) {
        return switch (request.reading()) {
            case Request.Unreadable unreadable -> throw unreadable.refused();
            case Request.Understood understood -> {
                fieldRules.check(call.name(), understood.body());
                yield understood.body();
            }
        };
    }

    private Desk desk(@Nullable Taxpayer taxpayer, Device device) {
        if (taxpayer == null) {
            throw new IllegalStateException("a device has a taxpayer");
        }
        return new Desk(taxpayer, device, settings.get(), clock.instant());
    }
}
