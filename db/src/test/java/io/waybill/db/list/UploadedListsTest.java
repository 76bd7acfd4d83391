package io.waybill.db.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.db.TestNode;
import io.waybill.db.embedded.DatabaseAddress;
import io.waybill.db.embedded.OnEveryDatabase;
import io.waybill.db.embedded.TestServer;
import io.waybill.db.keyed.KeyedHash;
import io.waybill.db.keyed.MemoryKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class UploadedListsTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private final DatabaseAddress database;
    private TestNode node;
    private UploadedLists lists;
    private KeyedHash hash;

    UploadedListsTest(TestServer server) {
        this.database = server.fresh();
    }

    @BeforeEach
    void open() {
        node = open("a");
        lists = node.get(UploadedLists.class);
        hash = node.get(MemoryKey.class).hash();
    }

    private TestNode open(String name) {
        return TestNode.open(
                database, name, Clock.systemUTC(), Map.of("waybill.lists.refresh", "1h", "waybill.lists.clean", "1h"));
    }

    @AfterEach
    void close() {
        node.close();
    }

    private ListLoading.Loaded replace(List<String> values) {
        try (ListLoading loading = lists.load("dnc")) {
            values.forEach(value -> loading.add(hash.bytesOf(value)));
            return loading.replace("phone", "sha256", AT);
        }
    }

    private ListLoading.Loaded merge(List<String> values) {
        try (ListLoading loading = lists.load("dnc")) {
            values.forEach(value -> loading.add(hash.bytesOf(value)));
            return loading.merge("phone", "sha256", AT);
        }
    }

    private List<String> held(String... values) {
        UploadedList list = Objects.requireNonNull(lists.find("dnc"));
        return List.of(values).stream()
                .filter(value -> !lists.listHeld(List.of(new ListEntry(list.part(), hash.of(value))))
                        .isEmpty())
                .toList();
    }

    @Test
    void whatIsLoadedCountsOnceAndAtOnce() {
        ListLoading.Loaded loaded = replace(List.of("1", "2", "1"));

        assertThat(loaded.added()).isEqualTo(2);
        assertThat(loaded.list().entries()).isEqualTo(2);
        assertThat(lists.find("dnc")).isEqualTo(loaded.list());
        assertThat(held("1", "2", "3")).containsExactly("1", "2");
    }

    @Test
    void aLoadingThatIsGivenUpChangesNothing() {
        replace(List.of("1"));
        try (ListLoading loading = lists.load("dnc")) {
            IntStream.range(0, 2_500).forEach(value -> loading.add(hash.bytesOf("x" + value)));
        }

        lists.runOnce();

        assertThat(held("1", "x1")).containsExactly("1");
        assertThat(Objects.requireNonNull(lists.find("dnc")).entries()).isEqualTo(1);
    }

    @Test
    void aReplacedListIsTheNewOneOnly() {
        replace(List.of("1", "2"));
        replace(List.of("2", "3"));

        assertThat(held("1", "2", "3")).containsExactly("2", "3");
    }

    @Test
    void addingCountsWhatIsNewFewOrMany() {
        replace(List.of("1", "2"));

        assertThat(merge(List.of("2", "3")).added()).isEqualTo(1);
        List<String> many = IntStream.range(0, 7_000).mapToObj(String::valueOf).toList();
        ListLoading.Loaded loaded = merge(many);

        assertThat(loaded.added()).isEqualTo(6_997);
        assertThat(loaded.list().entries()).isEqualTo(7_000);
        assertThat(held("0", "6999", "7000")).containsExactly("0", "6999");
    }

    @Test
    void oneValueOrTheWholeListGoes() {
        replace(List.of("1", "2"));

        assertThat(lists.remove("dnc", hash.of("1"), AT)).isTrue();
        assertThat(lists.remove("dnc", hash.of("1"), AT)).isFalse();
        assertThat(held("1", "2")).containsExactly("2");
        assertThat(Objects.requireNonNull(lists.find("dnc")).entries()).isEqualTo(1);
        assertThat(lists.delete("dnc")).isTrue();
        assertThat(lists.delete("dnc")).isFalse();
        assertThat(lists.find("dnc")).isNull();
    }

    @Test
    void anotherNodeLearnsAtItsNextLook() {
        try (TestNode other = open("b")) {
            UploadedLists theirs = other.get(UploadedLists.class);
            replace(List.of("1"));
            assertThat(theirs.find("dnc")).isNull();

            theirs.runOnce();

            assertThat(theirs.find("dnc")).isEqualTo(lists.find("dnc"));
        }
    }

    @Test
    void whatNobodyReadsAnyMoreIsDeleted() throws Exception {
        replace(IntStream.range(0, 6_000).mapToObj(String::valueOf).toList());
        replace(List.of("1"));
        lists.clean();
        assertThat(node.query("SELECT COUNT(*) FROM list_entries")).containsExactly("6001");

        node.change("UPDATE list_parts SET since = since - INTERVAL 2 MINUTE");
        lists.clean();

        assertThat(node.query("SELECT COUNT(*) FROM list_entries")).containsExactly("1");
        assertThat(node.query("SELECT COUNT(*) FROM list_parts")).containsExactly("1");
    }
}
