package dev.risiti.demo;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.demo.books.BookNote;
import dev.risiti.demo.books.BookedDocument;
import dev.risiti.demo.books.BooksApi;
import dev.risiti.demo.books.BooksUser;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.business.Business;
import dev.risiti.demo.check.Evidence;
import dev.risiti.demo.check.StockStory;
import dev.risiti.demo.check.SubmissionStories;
import dev.risiti.demo.day.DayRecord;
import dev.risiti.demo.day.Progress;
import dev.risiti.demo.events.Watch;
import dev.risiti.demo.http.Unreachable;
import dev.risiti.demo.kra.KraReferee;
import dev.risiti.demo.kra.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the evidence once everything has come to rest. */
final class Audit {
    /** Notes reach the books after the results; a service may be starting again. */
    private static final Duration REST = Duration.ofSeconds(60);

    private final KraReferee kra;
    private final BooksUser user;
    private final BooksApi api;
    private final SubmissionStories stories;
    private final Watch watch;

    Audit(KraReferee kra, BooksUser user, BooksApi api, SubmissionStories stories, Watch watch) {
        this.kra = kra;
        this.user = user;
        this.api = api;
        this.stories = stories;
        this.watch = watch;
    }

    /** Waits for the notes and for requests in flight; what is missing after that, the checks tell. */
    Evidence evidence(DayRecord day, List<BranchDevice> devices) {
        Deadline deadline = Deadline.in(REST);
        List<BookedDocument> booked = api.documents();
        watch.reached(
                () -> withoutNote(booked).isEmpty(),
                deadline,
                () -> "the books wait for notes on "
                        + withoutNote(booked).stream()
                                .map(BookedDocument::number)
                                .collect(Collectors.joining(", ")));
        watch.reached(
                () -> kra.ledger(Business.PIN, day.ledgerMark()).stream().noneMatch(LedgerEntry::inFlight),
                deadline,
                () -> "KRA is still answering");
        return new Evidence(
                day,
                devices,
                watch.log(),
                kra.ledger(Business.PIN, 0),
                booked,
                user.notes(),
                stories(movements(day), deadline));
    }

    private List<BookedDocument> withoutNote(List<BookedDocument> booked) {
        List<BookNote> notes = user.notes();
        return booked.stream()
                .filter(document -> notes.stream().noneMatch(note -> note.isOn(document)))
                .toList();
    }

    private Set<DocumentIdentity> movements(DayRecord day) {
        Progress progress = new Progress(watch.log(), day.documents());
        return Stream.concat(
                        day.deliveries().stream(),
                        day.documents().stream().flatMap(document -> progress.movements(document).stream()))
                .collect(Collectors.toSet());
    }

    private List<StockStory> stories(Set<DocumentIdentity> movements, Deadline deadline) {
        List<StockStory> found = new ArrayList<>();
        watch.until(
                () -> {
                    try {
                        found.addAll(stories.of(movements));
                        return true;
                    } catch (Unreachable startingAgain) {
                        return false;
                    }
                },
                deadline,
                () -> "submission-service does not answer");
        return found;
    }
}
