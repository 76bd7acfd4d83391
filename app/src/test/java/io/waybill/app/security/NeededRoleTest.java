package io.waybill.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededRoleTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /api/leads, VIEWER",
        "GET, /api/leads/, VIEWER",
        "HEAD, /api/leads/0123, VIEWER",
        "GET, //api//LEADS/0123, VIEWER",
        "GET, /api/tables/loans/buyers, VIEWER",
        "PUT, /api/tables/loans/buyers, ANALYST",
        "POST, /api/releases/check, ANALYST",
        "POST, /api/releases/backtest, ANALYST",
        "POST, /api/releases/abc1234/activate, OPERATOR",
        "POST, /api/releases/rollback, OPERATOR",
        "POST, /api/releases/import, OPERATOR",
        "DELETE, /api/releases/abc1234/canary, OPERATOR",
        "GET, /api/releases/abc1234/shadow, VIEWER",
        "PUT, /api/drafts/0123/files/rules/lists/a.txt, ANALYST",
        "POST, /api/drafts/0123/release, ANALYST",
        "POST, /api/recipients/abc/pause, OPERATOR",
        "POST, /api/reviews/0123/confirm, OPERATOR",
        "POST, /api/leads/import, OPERATOR",
        "POST, /api/leads/0123/replay, OPERATOR",
        "GET, /api/leads/0123/explain, VIEWER",
        "GET, /api/leads/0123/why-not/abc, VIEWER",
        "GET, /api/leads/0123/case, ANALYST",
        "DELETE, /api/leads/0123, ADMIN",
        "POST, /api/leads, ADMIN",
        "GET, /api/keys, ADMIN",
        "DELETE, /api/keys/0123, ADMIN",
        "GET, /api/unheard-of, ADMIN",
        "GET, /api/leads;x/0123, ADMIN",
        "BREW, /api/leads, ADMIN",
        "GET, /api, ADMIN",
        "GET, /api/leadsandmore, ADMIN"
    })
    void eachRequestNeedsTheRoleForItAndWhatIsNotKnownTheAdmins(String method, String path, Role role) {
        assertThat(NeededRole.of(method, path)).isEqualTo(role);
    }
}
