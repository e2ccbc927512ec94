package dev.risiti.submission.step;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.counter.ScopeQuestion;
import dev.risiti.submission.device.Branch;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.HeldRevision;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.NamedItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document whose stored payload cannot be read, such as one that a newer version stored. It can be blocked, withdrawn
 * or replaced by a revision that can be read, and nothing else: the rest of the lane goes on.
 */
record Unreadable(
        Document document,
        Device device,
        Optional<Counter> counter,
        Optional<ScopeQuestion> scopeQuestion,
        Optional<OpenScope> openScope,
        Reason reason)
        implements Kinds.Open, Task {
    @Override
    public Optional<Reason> unreadable() {
        return Optional.of(reason);
    }

    @Override
    public List<NamedItem> items() {
        return List.of();
    }

    @Override
    public Optional<Branch> partner() {
        return Optional.empty();
    }

    @Override
    public Optional<DocumentIdentity> original() {
        return Optional.empty();
    }

    @Override
    public Task with(Facts facts, Instant now) {
        return new Unreadable(document, device, counter, scopeQuestion, counter.flatMap(facts::openScope), reason);
    }

    @Override
    public Next next(@Nullable Long number) {
        throw notAsked();
    }

    @Override
    public Done accepted(Attempt attempt, Answer answer) {
        throw notAsked();
    }

    @Override
    public List<Effect> refused(Reason reason) {
        return List.of();
    }

    @Override
    public List<Effect> overtaken(HeldRevision held) {
        return List.of();
    }

    private IllegalStateException notAsked() {
        return new IllegalStateException("document " + document.documentId() + " cannot be read");
    }
}
