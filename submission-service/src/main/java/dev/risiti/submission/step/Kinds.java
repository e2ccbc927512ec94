package dev.risiti.submission.step;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.counter.ScopeQuestion;
import dev.risiti.submission.device.Branch;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.HeldRevision;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.result.Results;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The kinds of documents: binds a document with its payload to the steps of its kind. Pure. */
public final class Kinds {
    private final BiFunction<Device, Counter.Name, CounterScope> scopes;

    /** @param scopes for whom KRA counts the numbers of a device */
    public Kinds(BiFunction<Device, Counter.Name, CounterScope> scopes) {
        this.scopes = scopes;
    }

    /** A document with its payload read, before the facts it needs are known. */
    public Open open(Document document, byte[] payload, Device device) {
        return bind(steps(document.identity().kind()), document, payload, device);
    }

    /** A document that says which facts it needs. */
    public interface Open {
        Document document();

        Device device();

        /** The items it names. */
        List<NamedItem> items();

        /** The branch it names as its partner. */
        Optional<Branch> partner();

        /** The document it refers to. */
        Optional<DocumentIdentity> original();

        /** The counter of its current call. */
        Optional<Counter> counter();

        /** What is asked about the counter of its current call, while nobody knows whether other branches share it. */
        Optional<ScopeQuestion> scopeQuestion();

        Task with(Facts facts, Instant now);
    }

    private <P> Open bind(Steps<P> steps, Document document, byte[] payload, Device device) {
        Optional<Counter> counter = steps.number(document)
                .map(name -> scopes.apply(device, name)
                        .counter(device.deviceId(), device.environment(), device.pin(), name));
        Optional<ScopeQuestion> question = counter.filter(
                        own -> scopes.apply(device, own.name()) == CounterScope.UNDECIDED)
                .map(own -> new ScopeQuestion(own, device.environment(), device.pin(), device.branchId()));
        P read;
        try {
            read = EventJson.read(payload, steps.payloadType());
        } catch (ContractViolation violation) {
            return new Unreadable(
                    document,
                    device,
                    counter,
                    question,
                    Optional.empty(),
                    Reason.of("PAYLOAD_UNREADABLE", "What is stored of it cannot be read: " + violation.getMessage()));
        }
        return new Bound<>(steps, document, payload, read, device, counter, question);
    }

    private static Steps<?> steps(DocumentKind kind) {
        return switch (kind) {
            case SALE -> new SaleSteps();
            case CREDIT_NOTE -> new CreditNoteSteps();
            case ITEM -> new ItemSteps();
            case STOCK_MOVEMENT -> new StockSteps();
            case STOCK_COUNT -> new StockCountSteps();
            case ITEM_COMPOSITION -> new ItemCompositionSteps();
            case BRANCH_CUSTOMER -> new BranchCustomerSteps();
            case BRANCH_USER -> new BranchUserSteps();
            case BRANCH_INSURANCE -> new BranchInsuranceSteps();
            case PURCHASE_DECISION -> new PurchaseSteps();
            case IMPORT_DECISION -> new ImportSteps();
        };
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Bound<P>(
            Steps<P> steps,
            Document document,
            byte[] json,
            P payload,
            Device device,
            Optional<Counter> counter,
            Optional<ScopeQuestion> scopeQuestion)
            implements Open {
        @Override
        public List<NamedItem> items() {
            return steps.items(payload, device);
        }

        @Override
        public Optional<Branch> partner() {
            return steps.partner(payload, device);
        }

        @Override
        public Optional<DocumentIdentity> original() {
            return steps.original(payload);
        }

        @Override
        public Task with(Facts facts, Instant now) {
            return new KindTask<>(this, new Work<>(document, payload, device, facts, now));
        }
    }

    private record KindTask<P>(Bound<P> bound, Work<P> work) implements Task {
        @Override
        public Document document() {
            return bound.document();
        }

        @Override
        public Optional<Counter> counter() {
            return bound.counter();
        }

        @Override
        public Optional<OpenScope> openScope() {
            return bound.counter().flatMap(work.facts()::openScope);
        }

        @Override
        public Next next(@Nullable Long number) {
            return bound.steps().next(work, number);
        }

        @Override
        public Done accepted(Attempt attempt, Answer answer) {
            return bound.steps().accepted(work, attempt, answer);
        }

        @Override
        public List<Effect> refused(Reason reason) {
            return bound.steps().refused(work, reason);
        }

        @Override
        public List<Effect> overtaken(HeldRevision held) {
            return List.of(Results.drift(
                    bound.document(),
                    bound.device().deviceId(),
                    Drifts.reason(held.revision(), bound.document().revision()),
                    Drifts.between(bound.document(), bound.json(), held.revision(), held.payload()),
                    work.now()));
        }
    }
}
