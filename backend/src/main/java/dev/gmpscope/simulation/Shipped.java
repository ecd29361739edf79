package dev.gmpscope.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files that come with the program, in its jar or in a directory of the class path. The class loader has the jar open: a file system of its own would read its list of files once more. */
public final class Shipped {
    private Shipped() {}

    /** The files under a folder, by their paths from there, in the order of these; none if there is no such folder. */
    public static List<String> names(String folder) {
        URL at = Shipped.class.getResource("/" + folder);
        if (at == null) {
            return List.of();
        }
        try {
            return List.copyOf(at.getProtocol().equals("jar") ? inJar(((JarURLConnection) at.openConnection()).getJarFile(), folder + "/") : inDirectory(Path.of(URI.create(at.toString()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<String> inJar(JarFile jar, String folder) {
        TreeSet<String> names = new TreeSet<>();
        for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements();) {
            String name = all.nextElement().getName();
            if (name.startsWith(folder) && !name.endsWith("/")) {
                names.add(name.substring(folder.length()));
            }
        }
        return names;
    }

    private static TreeSet<String> inDirectory(Path directory) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).forEach(file -> names.add(directory.relativize(file).toString().replace('\\', '/')));
        }
        return names;
    }

    /** A file's content, null if there is none. */
    public static byte[] bytes(String path) {
        try (InputStream in = Shipped.class.getResourceAsStream("/" + path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
