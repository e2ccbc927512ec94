package dev.risiti.bench.load;

/**
 * As much as the system takes: each lane always has the same number of sales under way, and a result brings the next
 * one. So no lane ever lacks work and no backlog grows without bound.
 */
public final class ClosedLoop implements AutoCloseable {
    /** How long a sale may take on its way to the lane, in milliseconds: its lane must have work for that long. */
    private static final int WAY_IN = 400;

    private static final int FEWEST = 2;
    private static final int MOST = 64;

    private final Traffic traffic;
    private volatile boolean running = true;

    private ClosedLoop(Traffic traffic) {
        this.traffic = traffic;
    }

    /**
     * Begins to load every lane.
     *
     * @param latencyMillis of a call, from which follows how many sales a lane needs under way
     * @param inAll sales under way in all lanes together, unless that were less than {@value #FEWEST} for each
     */
    public static ClosedLoop start(Traffic traffic, int latencyMillis, int inAll) {
        ClosedLoop loop = new ClosedLoop(traffic);
        traffic.whenDecided(document -> {
            if (loop.running) {
                traffic.publish(document.lane());
            }
        });
        int lanes = traffic.fleet().size();
        int depth = depth(lanes, latencyMillis, inAll);
        for (int i = 0; i < depth; i++) {
            for (int lane = 0; lane < lanes; lane++) {
                traffic.publish(lane);
            }
        }
        return loop;
    }

    static int depth(int lanes, int latencyMillis, int inAll) {
        int busy = latencyMillis == 0 ? MOST : WAY_IN / latencyMillis + FEWEST;
        return Math.clamp(Math.min(busy, inAll / lanes), FEWEST, MOST);
    }

    /** No more from now on; what is under way goes on. */
    @Override
    public void close() {
        running = false;
        traffic.whenDecided(document -> {});
    }
}
