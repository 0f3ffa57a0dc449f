package tallybook.summary.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style sheet or script that a page carries inline.
 *
 * @param text the element's whole content, to the byte
 * @param source what a Content-Security-Policy allows it by: {@code 'sha256-…'}
 */
public record PageAsset(String text, String source) {

    /** The asset that stands beside this class, or, where the name begins with a slash, from the class path's root. */
    public static PageAsset named(String name) {
        try (var resource = PageAsset.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new FileNotFoundException(name);
            }
            var bytes = resource.readAllBytes();
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new PageAsset(
                    new String(bytes, UTF_8), "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
