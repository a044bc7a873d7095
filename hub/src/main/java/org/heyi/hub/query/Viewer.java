package org.heyi.hub.query;

/** Who asks. Whatever turns an operation into Cypher takes one, so that nothing reads the graph as nobody. */
public enum Viewer {
    /** The person at the machine itself: sees everything. */
    OPERATOR
}
