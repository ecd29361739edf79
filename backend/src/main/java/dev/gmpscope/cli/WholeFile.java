package dev.gmpscope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there once it is whole: until then it is written beside its place, under a name that ends with {@code .part}; whoever stops the command finds neither. */
final class WholeFile {
    /** What writes it. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    static void write(Path place, Progress progress, Content content) throws IOException {
        boolean beside = !Files.exists(place) || Files.isRegularFile(place); // not a pipe or a device
        Path written = beside ? place.resolveSibling(place.getFileName() + ".part") : place;
        if (beside) {
            written.toFile().deleteOnExit();
        }
        try {
            try (OutputStream out = progress.bytes(new BufferedOutputStream(Files.newOutputStream(written)))) {
                content.to(out);
            }
            if (beside) {
                Files.move(written, place, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            if (beside) {
                Files.deleteIfExists(written);
            }
        }
    }
}
