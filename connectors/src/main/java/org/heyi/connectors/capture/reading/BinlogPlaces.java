package org.heyi.connectors.capture.reading;

/** The order of places in a binary log. */
final class BinlogPlaces {
    private BinlogPlaces() {}

    /** Whether the first place lies before the second. Names of files get longer when their number outgrows its digits. */
    static boolean before(String file, long offset, String otherFile, long otherOffset) {
        if (file.equals(otherFile)) {
            return offset < otherOffset;
        }
        return file.length() == otherFile.length() ? file.compareTo(otherFile) < 0 : file.length() < otherFile.length();
    }
}
