package io.waybill.db.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process from the same data. The system lets go of it when this process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(ServerFolder folder) {
        Path file = folder.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw inUse(folder);
            }
            channel.truncate(0);
            String holder = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new DatabaseNotStarted("""
                    The lock (%s) cannot be taken: %s.
                    Maybe the data folder belongs to another user: choose one of your own with --data.""".formatted(file, e), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static DatabaseNotStarted inUse(ServerFolder folder) throws IOException {
        return new DatabaseNotStarted("""
                The data folder (%s) is in use by process (%s).
                Maybe Waybill already runs on it: stop that one first, or give this one its own folder with --data.""".formatted(folder.root().getParent(), Files.readString(folder.lock())));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
