package dev.risiti.sync.testing;

import dev.risiti.devstack.testing.DevStackResource;
import dev.risiti.devstack.testing.OscuSimulatorResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What stands around the service in all its integration tests; they share one start of it. */
@QuarkusTestResource(
        value = DevStackResource.class,
        initArgs = @ResourceArg(name = DevStackResource.DATABASE, value = "sync"))
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(OscuSimulatorResource.class)
final class Surroundings {
    private Surroundings() {}
}
