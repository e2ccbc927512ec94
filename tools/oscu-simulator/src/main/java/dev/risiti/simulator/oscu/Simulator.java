package dev.risiti.simulator.oscu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.app.GatewayApp;
import dev.risiti.simulator.oscu.app.GatewayApps;
import dev.risiti.simulator.oscu.call.Calls;
import dev.risiti.simulator.oscu.call.KraClock;
import dev.risiti.simulator.oscu.call.Office;
import dev.risiti.simulator.oscu.fault.Faults;
import dev.risiti.simulator.oscu.feed.Notices;
import dev.risiti.simulator.oscu.journal.FileJournal;
import dev.risiti.simulator.oscu.journal.Journal;
import dev.risiti.simulator.oscu.journal.JournalLine;
import dev.risiti.simulator.oscu.ledger.Ledger;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.Registry;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import dev.risiti.simulator.oscu.rule.CodeLists;
import dev.risiti.simulator.oscu.rule.CurrentSettings;
import dev.risiti.simulator.oscu.rule.FieldRules;
import dev.risiti.simulator.oscu.rule.ItemClasses;
import dev.risiti.simulator.oscu.rule.ItemCode;
import dev.risiti.simulator.oscu.rule.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything behind the front doors, put together and brought back to where it was before the last stop. */
public final class Simulator {
    private final Registry registry = new Registry();
    private final Ledger ledger = new Ledger();
    private final Faults faults = new Faults();
    private final CurrentSettings settings = new CurrentSettings();
    private final Notices notices = new Notices();
    private final GatewayApps apps = new GatewayApps();
    private final KraClock kraClock;
    private final Journal journal;
    private final Calls calls;
    private final Office office;

    /** @param data the folder of the journal; empty keeps everything in memory */
    public Simulator(Clock clock, Optional<Path> data) {
        CodeLists codeLists = new CodeLists();
        ItemClasses itemClasses = new ItemClasses();
        journal = data.isPresent() ? FileJournal.open(data.get(), this::replay) : Journal.NONE;
        calls = new Calls(registry, codeLists, itemClasses, notices);
        kraClock = new KraClock(clock, settings);
        office = new Office(clock, registry, new FieldRules(codeLists, itemClasses), settings, ledger, journal);
    }

    private void replay(JournalLine line) {
        if (line.fact() != null) {
            registry.replay(completed(line.fact()));
        }
        if (line.entry() != null) {
            ledger.replay(line.entry());
        }
        JournalLine.Finish finish = line.finish();
        if (finish != null) {
            ledger.update(finish.seq(), entry -> entry.finished(finish.at(), finish.answered()));
        }
        if (line.settings() != null) {
            settings.set(Settings.DEFAULT.with(line.settings()));
        }
        if (line.app() != null) {
            apps.register(line.app());
        }
        if (line.notice() != null) {
            notices.add(line.notice());
        }
    }

    /** An item of a journal from before item codes were counted has its number in its own row. */
    private static Fact completed(Fact fact) {
        if (!(fact instanceof Fact.ItemSaved item) || item.counted()) {
            return fact;
        }
        ItemCode code = ItemCode.of(item.row().body());
        return item.counted(code.prefix(), code.number());
    }

    /** What the tax office does at its desk when a service request is approved; once more changes nothing. */
    public void approve(Fact.DeviceApproved approval) {
        Taxpayer taxpayer = registry.enter(approval.tin());
        taxpayer.lock().lock();
        try {
            journal.append(JournalLine.fact(approval));
            journal.flush();
            taxpayer.apply(approval);
        } finally {
            taxpayer.lock().unlock();
        }
    }

    /** Makes facts true that no call has brought, one after another under the taxpayer's lock. */
    public void happen(Taxpayer taxpayer, Supplier<List<? extends Fact>> facts) {
        taxpayer.lock().lock();
        try {
            for (Fact fact : facts.get()) {
                journal.append(JournalLine.fact(fact));
                registry.apply(taxpayer, fact);
            }
            journal.flush();
        } finally {
            taxpayer.lock().unlock();
        }
    }

    /** Makes an app known to the gateway. */
    public void register(GatewayApp app) {
        journal.append(JournalLine.app(app));
        journal.flush();
        apps.register(app);
    }

    /** Publishes a notice to everybody. */
    public synchronized Notices.Published publish(String title, String cont) {
        Notices.Published notice = notices.prepare(title, cont, kraClock.now());
        journal.append(JournalLine.notice(notice));
        journal.flush();
        notices.add(notice);
        return notice;
    }

    /** Changes the settings from the next request on; {@code change} holds checked values only. */
    public synchronized Settings change(JsonNode change) {
        Settings next = settings.get().with(change);
        journal.append(JournalLine.settings(next));
        journal.flush();
        settings.set(next);
        return next;
    }

    /** Makes what was decided so far survive this process; to be called before any of it is shown. */
    public void keep() {
        journal.flush();
    }

    public Registry registry() {
        return registry;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Faults faults() {
        return faults;
    }

    public GatewayApps apps() {
        return apps;
    }

    public KraClock kraClock() {
        return kraClock;
    }

    /** The settings in force at every moment, for those that keep them. */
    public CurrentSettings currentSettings() {
        return settings;
    }

    public Settings settings() {
        return settings.get();
    }

    public Calls calls() {
        return calls;
    }

    public Office office() {
        return office;
    }
}
