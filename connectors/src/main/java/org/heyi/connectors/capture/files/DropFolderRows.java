package org.heyi.connectors.capture.files;
public final class DropFolderRows { public DropFolderRows(String s, org.heyi.connectors.Source.DropFolder f) {} public java.util.List<org.heyi.connectors.mapping.Table> tables() { return java.util.List.of(); } public void read(org.heyi.connectors.mapping.Table t, long l, java.util.function.Consumer<org.heyi.connectors.mapping.Row> c) { t.name(); } }
