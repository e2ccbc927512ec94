package dev.risiti.simulator.books.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.journal.Journal;
import dev.risiti.simulator.books.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All companies, and the one way to change them: prepare a draft, write it to the journal, apply it, tell the listener. */
@ApplicationScoped
public class Books {
    private static final String COMPANY = "company";
    private static final String COMMIT = "commit";

    private final Map<String, Company> companies = new ConcurrentSkipListMap<>();
    private final Journal journal;
    private final ChangeListener listener;
    private final Clock clock;

    public Books(Journal journal, ChangeListener listener, Clock clock) {
        this.journal = journal;
        this.listener = listener;
        this.clock = clock;
    }

    /** Opens a company with what every company has; one that exists already is returned as it is. */
    public Company open(CompanyProfile profile) {
        Company company = companies.computeIfAbsent(profile.realmId(), realmId -> {
            journal.append(
                    COMPANY,
                    Json.object()
                            .put("realmId", realmId)
                            .put("name", profile.name())
                            .put("customTransactionNumbers", profile.customTransactionNumbers()));
            return new Company(profile);
        });
        // Asked each time: a process killed between the two lines of the journal left a company without its seed.
        return change(company, draft -> {
            if (draft.find(EntityType.COMPANY_INFO, CompanySeed.COMPANY_INFO_ID).isEmpty()) {
                CompanySeed.plant(draft, profile);
            }
            return company;
        });
    }

    public Optional<Company> find(String realmId) {
        return Optional.ofNullable(companies.get(realmId));
    }

    public List<Company> all() {
        return List.copyOf(companies.values());
    }

    /** Applies a change as a whole; when {@code work} throws, nothing happened. */
    public <T> T change(Company company, Function<Draft, T> work) {
        return company.locked(() -> {
            Draft draft = new Draft(company, clock.instant());
            T result = work.apply(draft);
            commit(company, draft.versions(), draft.events(), null, null);
            return result;
        });
    }

    /**
     * Applies a change and remembers its answer under {@code requestId}: a repeat gets the first answer, also when that
     * was a fault, and changes nothing (connector reference 4.1).
     */
    public Answer changeOnce(Company company, @Nullable String requestId, Function<Draft, ObjectNode> work) {
        return company.locked(() -> {
            Optional<Answer> first = company.remembered(requestId);
            if (first.isPresent()) {
                return first.get();
            }
            Draft draft = new Draft(company, clock.instant());
            try {
                Answer answer = new Answer(200, Json.write(work.apply(draft)));
                commit(company, draft.versions(), draft.events(), requestId, answer);
                return answer;
            } catch (QboFault fault) {
                Answer answer = new Answer(fault.status(), Json.write(fault.body(draft.now())));
                commit(company, List.of(), List.of(), requestId, answer);
                return answer;
            }
        });
    }

    private void commit(
            Company company,
            List<StoredEntity> versions,
            List<ChangeEvent> events,
            @Nullable String requestId,
            @Nullable Answer answer) {
        if (versions.isEmpty() && requestId == null) {
            return;
        }
        Commit commit = new Commit(company.profile().realmId(), versions, events, requestId, answer);
        journal.append(COMMIT, commit.toJson());
        company.apply(commit);
        if (!events.isEmpty()) {
            listener.changed(events);
        }
    }

    /** Takes back a fact of an earlier run, telling {@code events} of the changes it raised. */
    public void restore(String kind, ObjectNode fact, ChangeListener events) {
        switch (kind) {
            case COMPANY -> {
                CompanyProfile profile = new CompanyProfile(
                        fact.path("realmId").asText(),
                        fact.path("name").asText(),
                        fact.path("customTransactionNumbers").asBoolean());
                companies.put(profile.realmId(), new Company(profile));
            }
            case COMMIT -> {
                Commit commit = Commit.fromJson(fact);
                Company company = companies.get(commit.realmId());
                if (company == null) {
                    throw new IllegalStateException("the journal changes the unknown company " + commit.realmId());
                }
                company.apply(commit);
                events.changed(commit.events());
            }
            default -> {
                // A fact of another part of the simulator.
            }
        }
    }
}
