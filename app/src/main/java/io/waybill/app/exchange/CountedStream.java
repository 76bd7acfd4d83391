package io.waybill.app.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read. For one thread. */
class CountedStream extends FilterInputStream {
    private long count;

    CountedStream(InputStream in) {
        super(in);
    }

    /** Bytes read or passed over so far. */
    long count() {
        return count;
    }

    /** Told after each reading. */
    void counted() throws IOException {}

    @Override
    public int read() throws IOException {
        int next = super.read();
        add(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        add(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        long skipped = super.skip(most);
        add(skipped);
        return skipped;
    }

    /** Nothing is read twice. */
    @Override
    public boolean markSupported() {
        return false;
    }

    private void add(long read) throws IOException {
        count += read;
        counted();
    }
}
