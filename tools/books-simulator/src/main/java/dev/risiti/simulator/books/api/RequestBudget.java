package dev.risiti.simulator.books.api;

import dev.risiti.simulator.books.settings.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts each company's requests in fixed windows of a minute and of a second (connector reference 1.10). */
@ApplicationScoped
public class RequestBudget {
    private static final long MINUTE_MILLIS = 60_000;
    private static final long SECOND_MILLIS = 1_000;

    private record Window(long number, int used) {
        boolean takes(long now, int limit) {
            return limit == 0 || number != now || used < limit;
        }

        Window plus(long now) {
            return number == now ? new Window(now, used + 1) : new Window(now, 1);
        }
    }

    private record Windows(Window minute, Window second) {}

    private static final Windows UNUSED = new Windows(new Window(0, 0), new Window(0, 0));

    private final Map<String, Windows> byRealm = new ConcurrentHashMap<>();
    private final CurrentSettings settings;
    private final Clock clock;

    public RequestBudget(CurrentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes one request from the company's budget; false when there is none left. A refused request costs nothing. */
    boolean take(String realmId) {
        long now = clock.millis();
        int perMinute = settings.get().requestsPerMinute();
        int perSecond = settings.get().requestsPerSecond();
        AtomicBoolean taken = new AtomicBoolean();
        byRealm.compute(realmId, (unused, known) -> {
            Windows windows = known == null ? UNUSED : known;
            boolean free = windows.minute().takes(now / MINUTE_MILLIS, perMinute)
                    && windows.second().takes(now / SECOND_MILLIS, perSecond);
            taken.set(free);
            return free
                    ? new Windows(
                            windows.minute().plus(now / MINUTE_MILLIS),
                            windows.second().plus(now / SECOND_MILLIS))
                    : windows;
        });
        return taken.get();
    }
}
