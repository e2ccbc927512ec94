package dev.risiti.bench.stack;

import dev.risiti.bench.Options;
import dev.risiti.bench.storage.SubmissionTables;
import dev.risiti.devstack.postgres.ServiceDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is built here: replicas of submission-service that share a database. */
public final class SubmissionService implements SystemUnderTest {
    private final Infrastructure infrastructure;
    private final List<Replica> replicas = new ArrayList<>();
    private final SubmissionTables tables;

    private SubmissionService(Infrastructure infrastructure, Options options) {
        this.infrastructure = infrastructure;
        ServiceDatabase database = infrastructure.fresh("submission");
        this.tables = new SubmissionTables(database);
        infrastructure.started(this);
        for (int i = 1; i <= options.replicas(); i++) {
            replicas.add(Replica.start(
                    infrastructure,
                    "submission-service",
                    "submission-service-" + i,
                    database,
                    options.heap(),
                    options.settings()));
        }
    }

    /** Starts the replicas on fresh infrastructure, one after another, and returns when all are ready. */
    public static SubmissionService start(Infrastructure infrastructure, Options options) {
        return new SubmissionService(infrastructure, options);
    }

    @Override
    public String name() {
        return "Risiti";
    }

    @Override
    public String group() {
        return "submission-service";
    }

    @Override
    public boolean registersItems() {
        return true;
    }

    @Override
    public List<ProcessHandle> processes() {
        return replicas.stream().map(Replica::handle).toList();
    }

    @Override
    public Map<String, Long> leftovers() {
        return tables.leftovers();
    }

    @Override
    public void requireAlive() {
        replicas.forEach(Replica::requireAlive);
    }

    public SubmissionTables tables() {
        return tables;
    }

    /** How long the claims of the first replica took since its start. */
    public ClaimTimes claims() {
        return ClaimTimes.read(replicas.getFirst().metrics());
    }

    /** What the first replica keeps in memory when its garbage is gone. */
    public ReplicaMemory memory() {
        return ReplicaMemory.of(replicas.getFirst());
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        tables.close();
        infrastructure.ended(this);
    }
}
