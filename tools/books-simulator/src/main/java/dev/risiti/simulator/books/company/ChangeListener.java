package dev.risiti.simulator.books.company;

import java.util.List;

/** Told of the changes of each commit, in their order, while the company is still locked: it must only take note. */
@FunctionalInterface
public interface ChangeListener {
    void changed(List<ChangeEvent> events);
}
