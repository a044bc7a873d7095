package org.heyi.hub.report.document;

import java.util.regex.Pattern;

/** A report's title as the beginning of a file's name, on whatever system the file is fetched to. */
public final class FileTitle {
    /** With the period and an ending below 255 bytes, which is all that a name may have. */
    private static final int LONGEST = 70;

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]|^\\.+");

    private FileTitle() {}

    /** Characters that a name may not have become {@code _}. */
    public static String of(String title) {
        String clean = NOT_IN_NAMES.matcher(title.strip()).replaceAll("_");
        int end = Math.min(clean.length(), LONGEST);
        boolean torn = end < clean.length() && Character.isHighSurrogate(clean.charAt(end - 1));
        return clean.substring(0, torn ? end - 1 : end);
    }
}
