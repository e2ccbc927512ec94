package dev.risiti.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void takesTheFiguresOfTheTargetsByItself() {
        Options options = Options.parse(List.of(".", "lanes"));
        assertThat(options.lanes()).containsExactly(1, 10, 100, 1000, 10000);
        assertThat(options.latencies()).containsExactly(0, 20, 100, 500);
        assertThat(options.seconds()).isEqualTo(60);
        assertThat(options.only()).doesNotContain(Options.Kind.SIMULATOR).hasSize(5);
    }

    @Test
    void letsAGivenValueWinOverAQuickOne() {
        Options options = Options.parse(List.of(".", "lanes", "--lanes", "7", "--quick"));
        assertThat(options.lanes()).containsExactly(7);
        assertThat(options.seconds()).isLessThan(60);
    }

    @Test
    void makesOnlyWhatIsNamed() {
        Options options = Options.parse(List.of(".", "lanes", "--only", "overhead,scale"));
        assertThat(options.only()).containsExactlyInAnyOrder(Options.Kind.OVERHEAD, Options.Kind.SCALE);
    }

    @Test
    void namesTheOptionItDoesNotUnderstand() {
        assertThatThrownBy(() -> Options.parse(List.of(".", "lanes", "--speed", "9")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("--speed");
        assertThatThrownBy(() -> Options.parse(List.of(".", "lanes", "--seconds", "0")))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("--seconds");
    }
}
