package dev.risiti.sync.writeback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.sync.lane.BookLanes;
import dev.risiti.sync.lane.BookWorkConfig;
import dev.risiti.sync.lane.CompanyCalls;
import dev.risiti.sync.lane.LaneWork;
import dev.risiti.sync.lease.BackOff;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.quickbooks.BooksCallException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Attaches notes to documents in the books. A note of its own does not touch the document, so it can neither conflict
 * with an edit nor come back as a change (connector reference 4.1).
 */
@ApplicationScoped
public class NoteWriting implements LaneWork {
    private static final Logger LOG = Logger.getLogger(NoteWriting.class);

    private final WriteBackTable writeBacks;
    private final BookLanes lanes;
    private final BookWorkConfig config;

    NoteWriting(WriteBackTable writeBacks, BookLanes lanes, BookWorkConfig config) {
        this.writeBacks = writeBacks;
        this.lanes = lanes;
        this.config = config;
    }

    @Override
    public boolean doNext(CompanyCalls calls, Lease<String> lease) throws BooksCallException {
        Optional<DueNote> next = writeBacks.next(lease.key());
        if (next.isEmpty()) {
            return false;
        }
        DueNote note = next.get();
        if (!note.source().equals(calls.book().source())) {
            giveUp(lease, note, "the result names source " + note.source() + ", which is not this book");
            return true;
        }
        try {
            calls.attach(note.requestId(), attachable(note));
        } catch (BooksCallException e) {
            failed(lease, note, e);
            return true;
        }
        lanes.write(lease, () -> writeBacks.written(note));
        LOG.infof(
                "event=note_written book=%s document=%s result=%s",
                note.bookId(), note.sourceDocumentId(), note.resultKey());
        return true;
    }

    private static byte[] attachable(DueNote note) {
        ObjectNode attachable = JsonNodeFactory.instance.objectNode();
        ObjectNode reference = attachable.putArray("AttachableRef").addObject();
        reference.putObject("EntityRef").put("type", note.entity()).put("value", note.entityId());
        reference.put("IncludeOnSend", false);
        attachable.put("Note", note.note());
        return attachable.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void failed(Lease<String> lease, DueNote note, BooksCallException failure) throws BooksCallException {
        switch (failure.kind()) {
            case GONE, REFUSED -> giveUp(lease, note, String.valueOf(failure.getMessage()));
            case UNAVAILABLE -> {
                lanes.write(
                        lease,
                        () -> writeBacks.postpone(
                                note,
                                BackOff.after(note.attempts(), config.firstRetry(), config.longestRetry()),
                                String.valueOf(failure.getMessage())));
                throw failure;
            }
            case THROTTLED, DISCONNECTED -> throw failure;
        }
    }

    private void giveUp(Lease<String> lease, DueNote note, String reason) {
        lanes.write(lease, () -> writeBacks.giveUp(note, reason));
        LOG.errorf(
                "event=note_given_up book=%s document=%s result=%s reason=\"%s\"",
                note.bookId(), note.sourceDocumentId(), note.resultKey(), reason);
    }
}
