package dev.risiti.simulator.books.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.simulator.books.MovableClock;
import dev.risiti.simulator.books.journal.Journal;
import dev.risiti.simulator.books.settings.CurrentSettings;
import dev.risiti.simulator.books.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TokensTest {
    private static final String REALM = "9341453908059321";

    private final MovableClock clock = new MovableClock();
    private final Tokens tokens =
            new Tokens(new Journal((Path) null), new CurrentSettings(Settings.defaults(null, 500)), clock);
    private final String first = tokens.connect(REALM, null);

    @Test
    void keepsTheRefreshTokenForADay() {
        clock.advance(Duration.ofHours(23));
        assertThat(tokens.refresh(first).orElseThrow().refreshToken()).isEqualTo(first);
    }

    @Test
    void replacesADayOldRefreshTokenAndRefusesTheOldValue() {
        clock.advance(Duration.ofHours(24));
        String second = tokens.refresh(first).orElseThrow().refreshToken();
        assertThat(second).isNotEqualTo(first);
        assertThat(tokens.refresh(first)).isEmpty();
        assertThat(tokens.refresh(second)).isPresent();
    }

    @Test
    void rotatesWhenOrdered() {
        tokens.orderRotation(REALM);
        assertThat(tokens.refresh(first).orElseThrow().refreshToken()).isNotEqualTo(first);
    }

    @Test
    void expiresAccessTokens() {
        String access = tokens.refresh(first).orElseThrow().accessToken();
        assertThat(tokens.realmOf(access)).contains(REALM);
        clock.advance(Duration.ofHours(1));
        assertThat(tokens.realmOf(access)).isEmpty();
    }

    @Test
    void takesAnAuthorisationCodeOnce() {
        String code = tokens.authorizationCode(REALM);
        assertThat(tokens.exchange(code)).isPresent();
        assertThat(tokens.exchange(code)).isEmpty();
    }

    @Test
    void revokingEndsAllTokensOfTheCompany() {
        String access = tokens.refresh(first).orElseThrow().accessToken();
        assertThat(tokens.revoke(first)).isTrue();
        assertThat(tokens.refresh(first)).isEmpty();
        assertThat(tokens.realmOf(access)).isEmpty();
    }
}
