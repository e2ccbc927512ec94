package dev.risiti.bench.measure;

/** One measurement: starts what it needs on fresh infrastructure, loads it, and reports what it saw. */
public interface Measure {
    void run(Workbench bench);
}
