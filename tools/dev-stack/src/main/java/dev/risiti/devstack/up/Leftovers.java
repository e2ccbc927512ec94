package dev.risiti.devstack.up;

import dev.risiti.devstack.postgres.LeftoverPostmaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a launcher that crashed has left running. Only whoever holds the lock may remove it. */
final class Leftovers {

    private final StateDirectory state;

    Leftovers(StateDirectory state) {
        this.state = state;
    }

    /**
     * Ends every process of the last run that still lives and forgets that run.
     *
     * @return names of the programs that were ended
     */
    List<String> remove() {
        ProcessList list = new ProcessList(state.processes());
        List<String> removed = new ArrayList<>();
        Optional<ProcessList.Content> content = list.read();
        if (content.isPresent()) {
            List<ProcessHandle> living = new ArrayList<>();
            for (ProcessRecord recorded : content.get().processes().reversed()) {
                Optional<ProcessHandle> process = isPostgres(recorded) ? Optional.empty() : recorded.find();
                if (process.isPresent()) {
                    living.add(process.get());
                    removed.add(recorded.name());
                }
            }
            // All are asked first, so that the slowest alone decides how long it takes.
            living.forEach(ProcessHandle::destroy);
            living.forEach(Ending::end);
        }
        // PostgreSQL is found by its own pid file, so it is found even when the launcher died before writing its list.
        Optional<LeftoverPostmaster> postmaster = LeftoverPostmaster.find(state.data(Program.POSTGRES));
        if (postmaster.isPresent()) {
            postmaster.get().stop();
            removed.add(Program.POSTGRES.id());
        }
        list.delete();
        return removed;
    }

    private static boolean isPostgres(ProcessRecord recorded) {
        return recorded.name().equals(Program.POSTGRES.id());
    }
}
