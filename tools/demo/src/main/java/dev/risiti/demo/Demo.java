package dev.risiti.demo;

import dev.risiti.demo.books.BooksApi;
import dev.risiti.demo.books.BooksUser;
import dev.risiti.demo.books.WebhookDesk;
import dev.risiti.demo.business.Boarding;
import dev.risiti.demo.business.BookMappings;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.business.Business;
import dev.risiti.demo.business.Registration;
import dev.risiti.demo.business.Shop;
import dev.risiti.demo.check.Evidence;
import dev.risiti.demo.check.SubmissionStories;
import dev.risiti.demo.day.BusinessDay;
import dev.risiti.demo.day.DayRecord;
import dev.risiti.demo.events.ConnectorPublisher;
import dev.risiti.demo.events.EventLog;
import dev.risiti.demo.events.EventReader;
import dev.risiti.demo.events.Watch;
import dev.risiti.demo.http.Endpoint;
import dev.risiti.demo.kra.KraReferee;
import dev.risiti.demo.report.DayReport;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Plays a business day through the running system and audits it. */
public final class Demo {
    private static final String USAGE = """
            Plays a small business day through a running system: a taxpayer with two branches comes on board, its
            documents go from the books to KRA's stand-in and back, and then the books, the result topic and KRA's
            ledger are compared. The exit code is 0 when they agree.

            Settings (environment), with the ports of ./risiti up as defaults:
              KAFKA_BOOTSTRAP_SERVERS       localhost:29092
              RISITI_CREDENTIAL_URL         http://localhost:8081
              RISITI_SUBMISSION_URL         http://localhost:8082
              RISITI_OSCU_SIMULATOR_URL     http://localhost:8090
              RISITI_BOOKS_SIMULATOR_URL    http://localhost:8091
              RISITI_ADMIN_TOKEN            token of credential-service's registration API
              RISITI_OPERATOR_TOKEN         token of submission-service's operator API
              RISITI_QUICKBOOKS_CLIENT_ID, RISITI_QUICKBOOKS_CLIENT_SECRET
                                            the OAuth client of the books
              RISITI_DEMO_PATIENCE          PT3M, how long the documents may take altogether
            RISITI_PORT_CREDENTIAL and the like move a single port instead.
            """;

    // The console of a container may claim to know ASCII only.
    private static final PrintStream CONSOLE =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final DemoSettings settings;
    private final Clock clock;
    private final KraReferee kra;
    private final Endpoint books;
    private final BooksUser user;
    private final Registration registration;

    private Demo(DemoSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.kra = new KraReferee(new Endpoint("the stand-in for KRA", "RISITI_OSCU_SIMULATOR_URL", settings.kra()));
        this.books = new Endpoint("the stand-in for QuickBooks", "RISITI_BOOKS_SIMULATOR_URL", settings.books());
        this.user = new BooksUser(books, Business.REALM);
        this.registration = new Registration(settings.credential(), settings.adminToken());
    }

    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        if (given.equals(List.of("--help")) || given.equals(List.of("-h"))) {
            CONSOLE.print(USAGE);
            return;
        }
        if (!given.isEmpty()) {
            CONSOLE.println("demo: unknown option " + given.getFirst());
            CONSOLE.print(USAGE);
            System.exit(2);
        }
        try {
            Demo demo = new Demo(DemoSettings.from(System.getenv()), Clock.systemUTC());
            System.exit(demo.run() ? 0 : 1);
        } catch (DemoFailure e) {
            CONSOLE.println("demo: " + e.getMessage());
            System.exit(1);
        }
    }

    /** @return whether everything agrees */
    private boolean run() {
        kra.requireUp();
        user.requireUp();
        registration.requireUp();
        kra.beStrict();
        String dayId = UUID.randomUUID().toString().substring(0, 8);
        try (EventReader reader = new EventReader(settings.bootstrapServers());
                ConnectorPublisher publisher =
                        new ConnectorPublisher(settings.bootstrapServers(), "/demo/" + dayId, clock)) {
            return run(dayId, new Watch(reader, new EventLog(), line -> CONSOLE.println("  … " + line)), publisher);
        }
    }

    private boolean run(String dayId, Watch watch, ConnectorPublisher publisher) {
        Deadline deadline = Deadline.in(settings.patience());
        CONSOLE.println("%s (PIN %s) comes on board.".formatted(Business.NAME, Business.PIN));
        List<BranchDevice> devices = new Boarding(kra, publisher, watch).board(deadline);
        devices.forEach(device -> CONSOLE.println("  branch %s %-8s device %s, control unit %s"
                .formatted(device.branch().id(), device.branch().name(), device.deviceId(), device.controlUnitId())));
        BooksApi api = BooksApi.signIn(
                books,
                Business.REALM,
                user.openCompany(Business.NAME),
                settings.booksClientId(),
                settings.booksClientSecret());
        Shop shop = new Shop(user, api);
        String bookId = registration.connect(api.refreshToken(), BookMappings.of(shop, devices));
        CONSOLE.println("The day begins; its documents are typed into the books.");
        BusinessDay day = new BusinessDay(
                kra, user, new WebhookDesk(books, Business.REALM), shop, publisher, watch, clock, devices);
        DayRecord record = day.play(dayId, bookId, deadline);
        Audit audit = new Audit(
                kra,
                user,
                api,
                new SubmissionStories(new Endpoint("submission-service", "RISITI_SUBMISSION_URL", settings.submission())
                        .with("Authorization", "Bearer " + settings.operatorToken())),
                watch);
        return show(audit.evidence(record, devices));
    }

    private static boolean show(Evidence evidence) {
        DayReport report = new DayReport(evidence, CONSOLE::println);
        report.showDocuments();
        report.showStock();
        boolean agreed = report.showChecks();
        CONSOLE.println();
        CONSOLE.println(agreed ? "The books, the results and KRA's ledger agree." : "They do NOT agree, see above.");
        return agreed;
    }
}
