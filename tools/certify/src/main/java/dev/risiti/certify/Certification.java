package dev.risiti.certify;

import dev.risiti.certify.check.CheckResult;
import dev.risiti.certify.check.CheckRun;
import dev.risiti.certify.check.KeyFile;
import dev.risiti.certify.check.Programme;
import dev.risiti.certify.endpoint.Target;
import dev.risiti.certify.evidence.RecordingClient;
import dev.risiti.certify.evidence.Redaction;
import dev.risiti.certify.report.Report;
import dev.risiti.certify.report.ReportWriter;
import dev.risiti.certify.report.Rows;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.http.HttpOscuClient;
import dev.risiti.oscu.http.HttpSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Certifies devices one after the other and writes the report about all of them. */
@Singleton
public final class Certification {
    private final Clock clock;
    private final ReportWriter writer;
    private final CertifyConfig config;
    private final Progress progress;

    Certification(Clock clock, ReportWriter writer, CertifyConfig config, Progress progress) {
        this.clock = clock;
        this.writer = writer;
        this.config = config;
        this.progress = progress;
    }

    /**
     * Runs all checks of these devices.
     *
     * @param folder gets the report
     * @return whether everything passed
     * @throws IOException when the report cannot be written
     */
    public boolean certify(List<Target> targets, Path folder) throws IOException {
        var startedAt = clock.instant();
        var redaction = new Redaction();
        for (var target : targets) {
            target.key().ifPresent(redaction::hide);
            if (target.route() instanceof Route.Gateway(var app)) {
                redaction.hide(app.consumerSecret());
            }
        }
        var doors = new ArrayList<DoorResults>();
        for (var target : targets) {
            doors.add(certify(target, redaction));
        }
        var rows = new Rows(redaction);
        var passed = doors.stream().flatMap(door -> door.results().stream()).allMatch(CheckResult::good);
        var report = new Report(
                Report.FORMAT,
                "KRA eTIMS OSCU: certification evidence",
                passed,
                Rows.moment(startedAt),
                Rows.moment(clock.instant()),
                doors.stream()
                        .map(door -> rows.door(door.target(), door.programme().registration(), door.results()))
                        .toList());
        progress.finished(report, writer.write(report, folder));
        return passed;
    }

    private record DoorResults(Target target, Programme programme, List<CheckResult> results) {}

    private DoorResults certify(Target target, Redaction redaction) throws IOException {
        progress.door(target);
        try (var http = HttpOscuClient.connect(target.url(), target.gateway(), HttpSettings.DEFAULT)) {
            var recorder = new RecordingClient(http, clock);
            var programme = new Programme(recorder, target, keyFile(target), redaction, clock, Certification::pause);
            var run = new CheckRun(recorder, clock, result -> progress.check(result, redaction));
            return new DoorResults(target, programme, run.run(programme.checks()));
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private KeyFile keyFile(Target target) {
        return new KeyFile(
                target.simulated()
                        ? Optional.empty()
                        : Optional.of(config.home()
                                .resolve("keys")
                                .resolve(target.pin() + "-" + target.branch() + ".properties")));
    }
}
