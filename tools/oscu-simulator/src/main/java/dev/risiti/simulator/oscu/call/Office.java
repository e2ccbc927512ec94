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
import dev.risiti.simulator.oscu.rule.Door;
import dev.risiti.simulator.oscu.rule.FieldRules;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import dev.risiti.simulator.oscu.rule.Settings;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests. Judging, writing the journal and changing the state happen under the lock of the one taxpayer
 * concerned, so decisions about a PIN are strictly one after another and no PIN waits for another.
 */
public final class Office {
    private static final long VIEWS_WINDOW_SECONDS = 60;

    private final Clock clock;
    private final KraClock kraClock;
    private final Registry registry;
    private final FieldRules fieldRules;
    private final CurrentSettings settings;
    private final Ledger ledger;
    private final Journal journal;
    private final Throttle views = new Throttle(VIEWS_WINDOW_SECONDS);

    public Office(
            Clock clock,
            Registry registry,
            FieldRules fieldRules,
            CurrentSettings settings,
            Ledger ledger,
            Journal journal) {
        this.clock = clock;
        this.kraClock = new KraClock(clock, settings);
        this.registry = registry;
        this.fieldRules = fieldRules;
        this.settings = settings;
        this.ledger = ledger;
        this.journal = journal;
    }

    /**
     * Decides a request for good; what it changes is in the journal before this returns, and safe from the death of the
     * process once the journal was flushed, which whoever answers sees to.
     *
     * @param way how the answer goes out
     */
    public Decision decide(LedgerEntry entry, Request request, Way way) {
        String tin = request.caller().tin();
        Taxpayer taxpayer = tin == null ? null : registry.find(tin);
        if (taxpayer == null) {
            return record(entry, request.door(), judge(request, null), way);
        }
        taxpayer.lock().lock();
        try {
            Decision judged = judge(request, taxpayer);
            boolean unseen = way == Way.LAGGING && judged.outcome() == Outcome.ACCEPTED;
            Decision decision = unseen ? Decision.empty() : judged;
            record(entry, request.door(), decision, way);
            if (decision.fact() != null) {
                registry.apply(taxpayer, decision.fact());
            }
            return decision;
        } finally {
            taxpayer.lock().unlock();
        }
    }

    /** Enters a request that a fault kept from KRA; {@code resultCd} is what KRA pretends, if anything. */
    public void lose(LedgerEntry entry, @Nullable String resultCd) {
        write(null, entry.decided(Outcome.LOST_BEFORE_COMMIT, resultCd, null, null));
    }

    /** Enters a request that what stands before KRA has dealt with. */
    public void settle(LedgerEntry entry, Outcome outcome, @Nullable String text) {
        write(null, entry.decided(outcome, null, text, null));
    }

    /** Enters a request that failed on a fault of the simulator itself. */
    public Decision fail(LedgerEntry entry) {
        return record(entry, Door.DIRECT, Decision.unknownError(), Way.OPEN);
    }

    /** Enters the end of a request; a second call corrects the first. */
    public void finish(long seq, boolean answered) {
        LedgerEntry finished = ledger.update(seq, entry -> entry.finished(clock.instant(), answered));
        journal.append(JournalLine.finish(seq, Objects.requireNonNull(finished.finishedAt()), answered));
    }

    private Decision record(LedgerEntry entry, Door door, Decision decision, Way way) {
        boolean validator = door == Door.GATEWAY && decision.validator() != null;
        LedgerEntry decided = entry.decided(
                decision.outcome(),
                validator ? null : decision.resultCd(),
                decision.outcome() == Outcome.REFUSED ? text(door, decision) : null,
                decision.receipt());
        write(decision.fact(), way == Way.AT_ONCE ? decided.finished(clock.instant(), true) : decided);
        return decision;
    }

    private static String text(Door door, Decision decision) {
        Refused.Validator validator = decision.validator();
        return door == Door.GATEWAY && validator != null ? validator.debugMessage() : decision.resultMsg();
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
            Settings now = settings.get();
            Profile rules = now.rules(request.door());
            Caller caller = request.caller();
            if (!call.needsKey()) {
                Body body = checkBody(request, call, rules);
                return call.decide(desk(taxpayer, device(call, caller, taxpayer), now, rules), body);
            }
            checkHeaders(caller);
            Device device = checkKey(device(call, caller, taxpayer), caller);
            Corruption.check(device, rules);
            checkViews(call, caller, rules);
            checkBodyCopies(request, call, rules);
            Body body = checkBody(request, call, rules);
            return call.decide(desk(taxpayer, device, now, rules), body);
        } catch (Refused refused) {
            return Decision.refused(refused);
        }
    }

    private static void checkHeaders(Caller caller) {
        if (caller.tin() == null || caller.bhfId() == null || caller.cmcKey() == null) {
            throw new Refused("900", "There is no Header information");
        }
    }

    private static Device device(Call call, Caller caller, @Nullable Taxpayer taxpayer) {
        Device device = taxpayer == null || caller.bhfId() == null ? null : taxpayer.device(caller.bhfId());
        if (device == null) {
            throw call.unknownBranch(taxpayer);
        }
        return device;
    }

    private static Device checkKey(Device device, Caller caller) {
        if (caller.cmcKey() == null || !device.hasKey(caller.cmcKey())) {
            throw Refused.invalidDevice();
        }
        return device;
    }

    private void checkViews(Call call, Caller caller, Profile rules) {
        if (call.reads()
                && views.exceeded(caller.tin() + "/" + caller.bhfId(), rules.viewsPerMinute(), clock.instant())) {
            throw new Refused("990", "The maxium number of views are exceeded");
        }
    }

    private static void checkBodyCopies(Request request, Call call, Profile rules) {
        if (call.wantsBodyCopies() && rules.bodyCopies() == Profile.Need.REQUIRED) {
            for (String field : new String[] {"tin", "bhfId"}) {
                if (Request.text(request.reading(), field) == null) {
                    throw Refused.parameter(field + " cannot be Null");
                }
            }
        }
    }

    private Body checkBody(Request request, Call call, Profile rules) {
        return switch (request.reading()) {
            case Request.Unreadable unreadable -> throw unreadable.refused();
            case Request.Understood understood -> {
                fieldRules.check(request.door(), rules.numbers(), call.name(), understood.body());
                yield understood.body();
            }
        };
    }

    private Desk desk(@Nullable Taxpayer taxpayer, Device device, Settings now, Profile rules) {
        if (taxpayer == null) {
            throw new IllegalStateException("a device has a taxpayer");
        }
        return new Desk(taxpayer, device, now, rules, kraClock.now());
    }

    /** How the answer to a decision goes out. */
    public enum Way {
        /** Right now: decision and end are one line of the journal. */
        AT_ONCE,
        /** Later, or never: {@link #finish} will tell. */
        OPEN,
        /** Later, and a read sees nothing yet of what it would find. */
        LAGGING
    }
}
