package io.waybill.db.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ReleasesTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final String FLOW = "loans";
    private static final String BUYERS = "rules/flows/loans/buyers.csv";
    private static final String DRAFT = "0190f3c0000070008000000000000001";
    private final DatabaseAddress database;
    private TestNode node;
    private ReleaseStore releases;
    private DraftStore drafts;
    private Activations activations;

    ReleasesTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = TestNode.open(database, "a");
        releases = node.get(ReleaseStore.class);
        drafts = node.get(DraftStore.class);
        activations = node.get(Activations.class);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private static Release release(char digit) {
        return new Release(String.valueOf(digit).repeat(64), FLOW, "Ann", "prices", AT);
    }

    private static SortedMap<String, byte[]> files(String buyers) {
        return new TreeMap<>(Map.of(
                BUYERS, buyers.getBytes(StandardCharsets.UTF_8), "mappings/sources/web.yaml", new byte[] {1, 2}));
    }

    private static Activation activation(char digit, long number) {
        return new Activation(FLOW, number, release(digit).hash(), "", Activation.Kind.ACTIVATE, "Ann", "prices", AT);
    }

    private static Draft draft() {
        return new Draft(DRAFT, FLOW, "autumn", "Ann", "prices", null, DraftStore.FIRST, AT, AT);
    }

    @Test
    void aReleaseIsKeptOnceAsItWas() {
        assertThat(releases.put(release('a'), files("one"))).isTrue();
        assertThat(releases.put(new Release(release('a').hash(), FLOW, "Bob", "", AT), files("one")))
                .isFalse();

        assertThat(releases.find(release('a').hash())).isEqualTo(release('a'));
        assertThat(releases.content(release('a').hash()).get(BUYERS)).asString().isEqualTo("one");
        assertThat(releases.files(release('a').hash()))
                .extracting(StoredFile::size)
                .containsExactly(2L, 3L);
    }

    @Test
    void contentsAreKeptOnceHoweverManyReleasesHaveThem() throws SQLException {
        releases.put(release('a'), files("one"));
        releases.put(release('b'), files("two"));

        assertThat(node.query("SELECT COUNT(*) FROM release_contents")).containsExactly("3");
    }

    @Test
    void aFileOfManyMegabytesAndAnEmptyOneComeBackByteForByte() {
        var large = new byte[(5 << 20) + 7];
        new Random(1).nextBytes(large);
        var files = new TreeMap<>(Map.of("rules/lists/large.txt", large, "rules/lists/none.txt", new byte[0]));

        releases.put(release('a'), files);

        assertThat(releases.content(release('a').hash()).get("rules/lists/large.txt"))
                .isEqualTo(large);
        assertThat(releases.content(release('a').hash()).get("rules/lists/none.txt"))
                .isEmpty();
    }

    @Test
    void aReleaseIsFoundByHowItsHashBegins() {
        releases.put(release('a'), files("one"));
        releases.put(release('f'), files("two"));

        assertThat(releases.listByPrefix("fffffff")).containsExactly(release('f'));
        assertThat(releases.listByPrefix("ffffffe")).isEmpty();
        assertThat(releases.list(FLOW, null, 10)).containsExactly(release('a'), release('f'));
        assertThat(releases.list(FLOW, release('a'), 10)).containsExactly(release('f'));
        assertThat(releases.list("autos", null, 10)).isEmpty();
    }

    @Test
    void aFileOfADraftIsNotWrittenOverByWhoHasNotSeenItsLastChange() {
        drafts.add(draft(), files("one"));

        var done = drafts.change(DRAFT, BUYERS, new byte[] {3}, 1, AT);
        assertThat(done).isInstanceOf(DraftChange.Done.class);
        assertThat(drafts.change(DRAFT, BUYERS, new byte[] {4}, 1, AT)).isInstanceOf(DraftChange.Outdated.class);
        assertThat(drafts.change(DRAFT, "rules/lists/a.txt", new byte[] {5}, 1, AT))
                .isInstanceOf(DraftChange.Done.class);
        assertThat(drafts.change(DRAFT, BUYERS, null, 3, AT)).isInstanceOf(DraftChange.Done.class);
        assertThat(drafts.change(DRAFT, BUYERS, new byte[] {6}, 3, AT))
                .as("a deletion is a change too")
                .isInstanceOf(DraftChange.Outdated.class);

        assertThat(drafts.files(DRAFT)).extracting(StoredFile::path).doesNotContain(BUYERS);
        assertThat(drafts.delete(DRAFT)).isTrue();
        assertThat(drafts.change(DRAFT, BUYERS, null, 9, AT)).isInstanceOf(DraftChange.Gone.class);
    }

    @Test
    void ofManyWhoActivateAtOnceOneIsFirst() {
        activations.get(FLOW);

        var won = IntStream.range(0, 8)
                .mapToObj(one -> CompletableFuture.supplyAsync(() ->
                        activations.activate(activation((char) ('a' + one % 6), 1), null)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(Boolean::booleanValue)
                .count();

        assertThat(won).isEqualTo(1);
        assertThat(activations.list(FLOW, 10)).hasSize(1);
        assertThat(activations.get(FLOW).hash())
                .isEqualTo(activations.list(FLOW, 10).getFirst().hash());
    }

    @Test
    void whatIsAnnouncedKeepsOthersOutUntilItIsActivatedOrTakenBack() {
        activations.get(FLOW);
        assertThat(activations.announce(new Announcing(FLOW, release('a').hash(), 0, "t1", "n:1")))
                .isTrue();

        assertThat(activations.announce(new Announcing(FLOW, release('b').hash(), 0, "t2", "m:1")))
                .isFalse();
        assertThat(activations.activate(activation('b', 1), null)).isFalse();
        activations.retract(FLOW, "t2");
        assertThat(activations.activate(activation('a', 1), "t1")).isTrue();
        assertThat(activations.get(FLOW).announced()).isNull();

        assertThat(activations.announce(new Announcing(FLOW, release('b').hash(), 1, "t3", "n:1")))
                .isTrue();
        activations.retractOf("n");
        assertThat(activations.activate(activation('b', 2), null)).isTrue();
        assertThat(activations.findLastOther(FLOW, release('b').hash())).isEqualTo(activation('a', 1));
    }

    @Test
    void whatIsActivatedIsNoTrialAnyMore() {
        activations.get(FLOW);
        activations.canary(FLOW, release('a').hash(), 10);
        activations.shadow(FLOW, release('b').hash());

        activations.activate(activation('a', 1), null);

        assertThat(activations.get(FLOW).trials())
                .isEqualTo(new FlowRelease.Trials(release('b').hash(), "", 0));
    }

    @Test
    void onlyTheLastThousandDifferencesOfAShadowAreKept() {
        var shadows = node.get(Shadows.class);
        var difference = new ShadowDifference(DRAFT, 1, release('a').hash(), "[]", "[{}]", AT);

        for (int second = 0; second < 3; second++) {
            shadows.add(FLOW, "h", new ShadowCounts(500, 400, 1, 2), List.copyOf(Collections.nCopies(400, difference)));
        }

        assertThat(shadows.counts(FLOW, "h")).isEqualTo(new ShadowCounts(1500, 1200, 3, 6));
        assertThat(shadows.list(FLOW, "h", 2000)).hasSize(1000);
        shadows.clear(FLOW, "h");
        assertThat(shadows.list(FLOW, "h", 2000)).isEmpty();
    }
}
