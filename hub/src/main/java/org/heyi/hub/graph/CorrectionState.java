package org.heyi.hub.graph;

/** What has become of a correction. */
public enum CorrectionState {
    /** Its owner has not said anything yet. */
    OPEN,
    /** The owner's word is now what the correction says. */
    ACCEPTED,
    /** The owner holds to its value, and said why. */
    REJECTED,
    /** The owner said nothing until long after the day it was due. */
    EXPIRED,
    /** The department that asked for it has answered otherwise since. */
    WITHDRAWN
}
