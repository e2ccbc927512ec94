package dev.risiti.bench.stack;

import java.io.Closeable;
import java.util.List;
import java.util.Map;

/** Something that turns documents into receipts. Started on fresh infrastructure, closed before the next one starts. */
public interface SystemUnderTest extends Closeable {
    /** How reports call it. */
    String name();

    /** Its consumer group on the documents topic. */
    String group();

    /** Whether it registers items at KRA by itself. */
    boolean registersItems();

    List<ProcessHandle> processes();

    /** What is still there after all documents are decided and should not be, by name; zeros when all is well. */
    Map<String, Long> leftovers();

    /** Fails when one of its processes has ended. */
    void requireAlive();

    @Override
    void close();
}
