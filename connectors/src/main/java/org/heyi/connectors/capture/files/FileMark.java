package org.heyi.connectors.capture.files;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Tells one state of a file from another.
 *
 * @param file name inside of the folder
 * @param size in bytes
 * @param modified milliseconds since 1970, as the file says
 * @param changed milliseconds since 1970 at which the file system last let anybody change the file or its times; 0 where it does not tell
 * @param sha256 of its content, in hexadecimal digits; empty as long as the content has not been read
 */
record FileMark(
        @JsonProperty("file") String file,
        @JsonProperty("size") long size,
        @JsonProperty("modified") long modified,
        @JsonProperty("changed") long changed,
        @JsonProperty("sha256") String sha256) {

    FileMark withContent(String digest) {
        return new FileMark(file, size, modified, changed, digest);
    }

    /** Whether the file looks the same from outside. */
    boolean sameOutside(FileMark other) {
        return file.equals(other.file)
                && size == other.size
                && modified == other.modified
                && (changed == other.changed || changed == 0 || other.changed == 0);
    }
}
