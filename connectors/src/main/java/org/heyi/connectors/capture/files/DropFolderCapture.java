package org.heyi.connectors.capture.files;

public final class DropFolderCapture {
    public static org.heyi.connectors.capture.Capture start(
            org.heyi.connectors.capture.CaptureContext c, org.heyi.connectors.Source.DropFolder f) {
        throw new IllegalStateException("pending");
    }
}
