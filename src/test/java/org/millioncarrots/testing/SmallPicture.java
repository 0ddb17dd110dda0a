package org.millioncarrots.testing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures of pages with few colours: a palette of the most frequent ones is enough, and takes a third of the space. */
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
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageIO.write(small, "png", written);
        return written.toByteArray();
    }

    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        List<Integer> frequent = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
        return frequent.stream().mapToInt(Integer::intValue).toArray();
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
