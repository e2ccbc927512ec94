package dev.risiti.sync.lane;

import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.quickbooks.BooksCallException;

/** One kind of work that a book can have. */
public interface LaneWork {

    /**
     * Does the piece that waits longest, and writes under the lease only.
     *
     * @return false when nothing of this kind is due
     * @throws BooksCallException when the books could not be asked; the piece is due again by then
     */
    boolean doNext(CompanyCalls calls, Lease<String> lease) throws BooksCallException;
}
