package org.heyi.connectors.capture.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text of which no record is longer than what may be held in memory. */
final class BoundedReader extends FilterReader {
    private final int longest;
    private long sinceRecord;
    private long records;

    BoundedReader(Reader in, int longest) {
        super(in);
        this.longest = longest;
    }

    /** A record is too long. */
    static final class TooLongException extends IOException {
        private final long record;

        private TooLongException(long record) {
            super("record " + record + " is too long");
            this.record = record;
        }

        /** Its number, from 1. */
        long record() {
            return record;
        }
    }

    /** Whoever reads has come to the end of a record. */
    void recordEnded() {
        sinceRecord = 0;
        records++;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        sinceRecord += Math.max(read, 0);
        if (sinceRecord > longest) {
            throw new TooLongException(records + 1);
        }
    }
}
