package dev.gmpscope.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.simulation.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scenarios of a directory, ID.json each. Who asks sees what is on the disk now; a file is read again when it has changed. A scenario is saved whole or not at
 * all, and only over the version that its writer has seen.
 */
final class Folder {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
    private static final String SUFFIX = ".json";
    /** No letter of it leads out of the directory. */
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** Writes a file to the disk. */
    interface Disk {
        void write(Path file, byte[] bytes) throws IOException;
    }

    /** A file as it was read, with what tells that it has changed. */
    private record Read(Object mark, String document, Library.Entry entry) {}

    private final Path directory;
    private final long mostBytes;
    private final Disk disk;
    private final Map<String, Read> known = new HashMap<>();

    Folder(Path directory, long mostBytes) {
        this(directory, mostBytes, Folder::write);
    }

    Folder(Path directory, long mostBytes, Disk disk) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.disk = disk;
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** What is there now. */
    synchronized List<Library.Entry> entries() {
        List<Library.Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = file.getFileName().toString();
                String id = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
                Read read = isId(id) ? read(id) : null;
                if (read != null) {
                    entries.add(read.entry());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.atWarn().addKeyValue("why", e.getMessage()).log("the directory of scenarios cannot be read");
        }
        return entries;
    }

    /** The text of a scenario, null if there is none of that id. */
    synchronized String document(String id) {
        Read read = isId(id) ? read(id) : null;
        return read == null ? null : read.document();
    }

    private Read read(String id) {
        Path file = directory.resolve(id + SUFFIX);
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Object mark = List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
            Read before = known.get(id);
            if (before == null || !before.mark().equals(mark)) {
                known.put(id, before = now.isRegularFile() && now.size() <= mostBytes ? fresh(id, mark, Files.readString(file)) : null);
            }
            return before;
        } catch (IOException e) {
            known.remove(id);
            if (Files.exists(file)) {
                LOG.atWarn().addKeyValue("scenario", id).addKeyValue("why", e.toString()).log("a scenario cannot be read");
            }
            return null;
        }
    }

    private static Read fresh(String id, Object mark, String document) {
        try {
            return new Read(mark, document, Library.entry(id, new ObjectMapper().readTree(document)));
        } catch (JsonProcessingException e) {
            return new Read(mark, document, new Library.Entry(id, id, "This file is not JSON.", "", Integer.MAX_VALUE));
        }
    }

    /**
     * Saves a scenario.
     *
     * @param seen what the writer takes for the document there now, null for none
     * @return false, and nothing is changed, if it is another one
     * @throws IOException if the disk fails; nothing is changed then either
     */
    synchronized boolean save(String id, String document, String seen) throws IOException {
        Path file = directory.resolve(id + SUFFIX);
        Path written = directory.resolve("." + id + "." + UUID.randomUUID() + ".part");
        try {
            disk.write(written, document.getBytes(StandardCharsets.UTF_8));
            String there = Files.exists(file) ? Files.readString(file) : null;
            if (!Objects.equals(there, seen)) {
                return false;
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            known.remove(id);
            return true;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }
}
