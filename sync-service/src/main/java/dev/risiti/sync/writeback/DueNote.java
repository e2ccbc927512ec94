package dev.risiti.sync.writeback;

/**
 * A note that a document in the books is to get.
 *
 * @param resultKey which result it tells of; a document gets one note for each
 * @param entity as the accounting tool names it in attachments, such as {@code Invoice}
 * @param source the book's source, to recognise a result that only claims to be of this book
 * @param requestId the same for each attempt, so that the tool takes the note once
 */
record DueNote(
        String bookId,
        String sourceDocumentId,
        String resultKey,
        String entity,
        String entityId,
        String source,
        String note,
        String requestId,
        int attempts) {}
