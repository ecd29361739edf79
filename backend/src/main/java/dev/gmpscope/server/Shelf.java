package dev.gmpscope.server;

import dev.gmpscope.simulation.Library;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All scenarios that this server has: the lessons that come with it, and over them those of a directory, if it has one. */
final class Shelf {
    private static final int LETTERS = 32;

    private final Library library;
    private final Folder folder;

    /**
     * @param folder null: nothing can be saved
     */
    Shelf(Library library, Folder folder) {
        this.library = library;
        this.folder = folder;
    }

    boolean writable() {
        return folder != null;
    }

    /** In teaching order. */
    List<Library.Entry> entries() {
        List<Library.Entry> own = folder == null ? List.of() : folder.entries();
        Set<String> covered = own.stream().map(Library.Entry::id).collect(Collectors.toSet());
        List<Library.Entry> all = new ArrayList<>(own);
        library.entries().stream().filter(lesson -> !covered.contains(lesson.id())).forEach(all::add);
        all.sort(Comparator.comparingInt(Library.Entry::order).thenComparing(Library.Entry::id));
        return all;
    }

    /** The text of a scenario, null if there is none of that id. */
    String document(String id) {
        String own = folder == null ? null : folder.document(id);
        return own == null ? library.document(id) : own;
    }

    /** Saves what replaces the version with that tag, or is new if that is null; false if another one stands there now. */
    synchronized boolean save(String id, String document, String tag) throws IOException {
        String there = document(id);
        if (tag == null ? there != null : there == null || !tag(there).equals(tag)) {
            return false;
        }
        return folder.save(id, document, folder.document(id));
    }

    /** Tells versions of a text apart. */
    static String tag(String document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(hash).substring(0, LETTERS) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
