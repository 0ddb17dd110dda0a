package org.millioncarrots.testing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures of pages with few colours: a palette of those that are frequent and far from each other is
 * enough, and takes a third of the space. */
public final class SmallPicture {
    private static final int COLOURS = 32;

    private SmallPicture() {}

    /** @param png of any colours */
    public static byte[] png(byte[] png) throws IOException {
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        int[] palette = palette(pixels);
        Map<Integer, Integer> nearest = new HashMap<>();
        byte[] indexes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indexes[i] = nearest.computeIfAbsent(pixels[i], colour -> nearest(palette, colour))
                    .byteValue();
        }
        IndexColorModel colours =
                new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small =
                new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        small.getRaster().setDataElements(0, 0, page.getWidth(), page.getHeight(), indexes);
        return written(small);
    }

    private static byte[] written(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), smallest);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        Map<Integer, Long> apart = new HashMap<>();
        int[] palette = new int[Math.min(COLOURS, counts.size())];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = counts.keySet().stream()
                    .max(Comparator.<Integer>comparingLong(colour ->
                                    counts.get(colour) * apart.getOrDefault(colour, Long.MAX_VALUE / 10_000_000))
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            for (int colour : counts.keySet()) {
                apart.merge(colour, (long) distance(palette[i], colour), Math::min);
            }
        }
        return palette;
    }

    private static int nearest(int[] palette, int colour) {
        int best = 0;
        for (int i = 1; i < palette.length; i++) {
            if (distance(palette[i], colour) < distance(palette[best], colour)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
            sum += apart * apart;
        }
        return sum;
    }
}
