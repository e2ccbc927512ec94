package dev.risiti.devstack.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesTheTakenPortTheProgramAndTheSetting() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.from(Map.of("RISITI_PORT_OSCU_SIMULATOR", Integer.toString(other.getLocalPort())));

            assertThatThrownBy(() -> ports.requireFree(List.of(Program.OSCU_SIMULATOR)))
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("oscu-simulator")
                    .hasMessageContaining("RISITI_PORT_OSCU_SIMULATOR");
        }
    }

    @Test
    void refusesASettingThatIsNoPort() {
        assertThatThrownBy(() -> Ports.from(Map.of("RISITI_PORT_SYNC", "eighty")))
                .hasMessageContaining("RISITI_PORT_SYNC=eighty");
    }
}
