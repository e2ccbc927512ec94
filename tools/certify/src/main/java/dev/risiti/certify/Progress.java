package dev.risiti.certify;

import dev.risiti.certify.check.CheckResult;
import dev.risiti.certify.check.KraTest;
import dev.risiti.certify.check.Verdict;
import dev.risiti.certify.endpoint.Target;
import dev.risiti.certify.evidence.Redaction;
import dev.risiti.certify.report.Report;
import dev.risiti.certify.report.Rows;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** The story on the terminal: a line per check. */
@Singleton
public final class Progress {
    private final PrintStream out;

    Progress() {
        this.out = System.out;
    }

    void door(Target target) {
        out.printf(
                "%n%s door, %s, PIN %s branch %s%n",
                target.door().name().toLowerCase(Locale.ROOT), target.url(), target.pin(), target.branch());
    }

    void check(CheckResult result, Redaction redaction) {
        var number =
                result.check().test().map(KraTest::number).map(String::valueOf).orElse("");
        out.printf(
                "  %-8s %2s  %s  (%d ms)%n",
                Rows.verdict(result.verdict()),
                number,
                result.check().title(),
                result.took().toMillis());
        if (!(result.verdict() instanceof Verdict.Passed)) {
            out.printf("               %s%n", redaction.of(result.verdict().words()));
        }
    }

    void finished(Report report, Path page) {
        out.println();
        report.doors()
                .forEach(door -> out.printf(
                        "%s door: %d of KRA's %d test cases passed; of all checks %s%n",
                        door.door(),
                        door.testCasesPassed(),
                        door.testCases(),
                        door.counts().entrySet().stream()
                                .map(count -> count.getValue() + " " + count.getKey())
                                .collect(Collectors.joining(", "))));
        out.printf("%s%nEvidence: %s%n", report.passed() ? "Passed." : "NOT passed.", page);
    }
}
