package dev.risiti.simulator.oscu;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Settings that are fixed at start. */
@ConfigMapping(prefix = "simulator")
public interface SimulatorConfig {
    /** The folder in which what KRA knows survives a restart; none keeps everything in memory. */
    Optional<Path> data();
}
