package dev.risiti.bench.load;

import dev.risiti.bench.BenchException;
import dev.risiti.bench.stack.Infrastructure;
import dev.risiti.bench.stack.KraSimulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The devices of a measurement: known to KRA, their keys at hand, announced as active. */
public final class Fleet {
    /** Control calls under way at once. */
    private static final int CALLS = 16;

    private final List<Lane> lanes;
    private final Map<String, Integer> places = new HashMap<>();

    private Fleet(List<Lane> lanes) {
        this.lanes = List.copyOf(lanes);
        lanes.forEach(lane -> places.put(lane.deviceId(), lane.index()));
    }

    /** @param withItem whether KRA is told of the bench's item too */
    static Fleet install(Infrastructure infrastructure, Publisher publisher, int size, boolean withItem) {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            lanes.add(Lane.of(i));
        }
        publisher.taxRate("B", 16, true);
        publisher.taxRate("E", 8, false);
        try (ExecutorService threads =
                Executors.newFixedThreadPool(CALLS, Thread.ofVirtual().factory())) {
            List<Future<?>> installations = new ArrayList<>();
            for (Lane lane : lanes) {
                installations.add(threads.submit(() -> install(infrastructure, publisher, lane, withItem)));
            }
            for (Future<?> installation : installations) {
                installation.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while devices were installed", e);
        } catch (ExecutionException e) {
            throw new BenchException("a device was not installed: " + e.getMessage(), e);
        }
        publisher.flush();
        return new Fleet(lanes);
    }

    private static void install(Infrastructure infrastructure, Publisher publisher, Lane lane, boolean withItem) {
        KraSimulator.Installed installed = infrastructure.simulator().install(lane.pin());
        infrastructure.keys().put(lane.deviceId(), lane.pin(), installed.key());
        if (withItem) {
            infrastructure.simulator().saveItem(lane.pin(), installed.key());
        }
        publisher.device(lane, installed.controlUnitId());
    }

    public int size() {
        return lanes.size();
    }

    public Lane lane(int index) {
        return lanes.get(index);
    }

    /** The place of a device; -1 for one of somebody else. */
    int index(String deviceId) {
        return places.getOrDefault(deviceId, -1);
    }
}
