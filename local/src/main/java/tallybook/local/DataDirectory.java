package tallybook.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folder that keeps entries and reports; one process at a time has it, and a killed one lets go of it. */
final class DataDirectory implements OpenedParts.Part {
    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder if need be and locks it.
     *
     * @throws CannotStartException if another process has it, or if it cannot be written
     */
    static DataDirectory open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new CannotStartException("The data directory " + folder
                        + " is in use by another Tallybook: stop that one, or choose another directory with --data.");
            }
            return new DataDirectory(folder, lockFile);
        } catch (IOException e) {
            throw new CannotStartException(
                    "The data directory " + folder + " cannot be written, since " + reason(e)
                            + ": choose another with --data.",
                    e);
        }
    }

    private static String reason(IOException refusal) {
        return switch (refusal) {
            case FileAlreadyExistsException e -> e.getFile() + " is a file";
            case AccessDeniedException e -> e.getFile() + " is not this user's to write";
            default -> Objects.toString(refusal.getMessage(), "it fails");
        };
    }

    private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // this very process has it
        }
    }

    Path entries() {
        return path.resolve("dynamodb");
    }

    Path objects() {
        return path.resolve("s3");
    }

    @Override
    public String toString() {
        return path.toString();
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
