package io.waybill.db.release;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.db.connection.Transaction;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The releases with their files. Every method throws {@link DataAccessException} when the database is away. Safe for use by many threads. */
@Singleton
@Requires(beans = DataSource.class)
public final class ReleaseStore {
    private final DataSource dataSource;

    public ReleaseStore(DataSource dataSource) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** Keeps a release, if it is not kept yet: the first author stays. True when it was new. */
    public boolean put(Release release, SortedMap<String, byte[]> content) {
        if (find(release.hash()) != null) {
            return false;
        }
        var files = Contents.of(content);
        var transaction = new Transaction(dataSource);
        ContentRows.keep(transaction, files.bySha());
        return transaction.commit("To keep release (%s)".formatted(release.hash()), connection -> {
            boolean added = ReleaseRows.insert(connection, release);
            if (added) {
                FileRows.insert(connection, release.hash(), files.files());
            }
            return added;
        });
    }

    /** The release of exactly that hash; null when there is none. */
    public @Nullable Release find(String hash) {
        return ask(connection -> ReleaseRows.find(connection, hash));
    }

    /** Up to three releases whose hash begins so. */
    public List<Release> listByPrefix(String prefix) {
        return ask(connection -> ReleaseRows.listByPrefix(connection, prefix));
    }

    /**
     * A page of releases, the newest first.
     *
     * @param flow null for all flows
     * @param before the last one of the page before; null for the first page
     */
    public List<Release> list(@Nullable String flow, @Nullable Release before, int most) {
        return ask(connection -> ReleaseRows.list(connection, flow, before, most));
    }

    /** The files of a release by path; empty when there is no such release. */
    public List<StoredFile> files(String hash) {
        return ask(connection -> FileRows.list(connection, hash));
    }

    /** The files of a release with their contents. */
    public SortedMap<String, byte[]> content(String hash) {
        return content(files(hash));
    }

    /** The contents of some files by path. */
    public SortedMap<String, byte[]> content(Collection<StoredFile> files) {
        var found = ask(connection ->
                ContentRows.list(connection, files.stream().map(StoredFile::sha).toList()));
        var content = new TreeMap<String, byte[]>();
        files.forEach(file -> content.put(file.path(), kept(found.get(file.sha()), file)));
        return content;
    }

    private static byte[] kept(byte @Nullable [] content, StoredFile file) {
        if (content == null || content.length != file.size()) {
            throw new IllegalStateException(
                    "The content of (%s) is not in the database.\nMaybe rows of release_contents were deleted."
                            .formatted(file.path()));
        }
        return content;
    }

    private interface Question<T extends @Nullable Object> {
        T ask(Connection connection) throws SQLException;
    }

    private <T extends @Nullable Object> T ask(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException away) {
            throw new DataAccessException("The releases could not be read from the database.", away);
        }
    }
}
