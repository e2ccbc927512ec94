package dev.risiti.lineage.routing;

/** A note could not be decided for a technical reason; nothing about it was changed. */
final class UndecidedNote extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long noteId;

    UndecidedNote(long noteId, RuntimeException cause) {
        super("credit note " + noteId + " could not be decided", cause);
        this.noteId = noteId;
    }

    long noteId() {
        return noteId;
    }
}
