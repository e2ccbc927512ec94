package dev.risiti.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {

    @Test
    void isMetByComparisonOnly() {
        assertThat(verdict(Target.THROUGHPUT, 1_000)).isEqualTo(Judgement.Verdict.MET);
        assertThat(verdict(Target.THROUGHPUT, 999.9)).isEqualTo(Judgement.Verdict.MISSED);
        assertThat(verdict(Target.OVERHEAD_P99, 100)).isEqualTo(Judgement.Verdict.MET);
        assertThat(verdict(Target.OVERHEAD_P99, 100.1)).isEqualTo(Judgement.Verdict.MISSED);
        assertThat(verdict(Target.ISOLATION, 1.05)).isEqualTo(Judgement.Verdict.MISSED);
    }

    @Test
    void isNeverMetByAFigureThatIsNone() {
        assertThat(verdict(Target.ISOLATION, Double.NaN)).isEqualTo(Judgement.Verdict.MISSED);
    }

    @Test
    void isNotMadeOfARunThatTheTargetIsNotAbout() {
        Judgement judgement = Judgement.of(Target.THROUGHPUT, "here", 5_000, List.of("a quick run"));
        assertThat(judgement.verdict()).isEqualTo(Judgement.Verdict.NOT_JUDGED);
        assertThat(judgement.sentence()).contains("a quick run");
    }

    private static Judgement.Verdict verdict(Target target, double figure) {
        return Judgement.of(target, "here", figure, List.of()).verdict();
    }
}
