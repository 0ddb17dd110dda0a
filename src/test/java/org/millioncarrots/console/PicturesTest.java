package org.millioncarrots.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.millioncarrots.testing.Browser;
import org.millioncarrots.testing.Browser.Eyes;
import org.millioncarrots.testing.SmallPicture;

/**
 * Makes the pictures of docs/console from a demo that runs already, has its history and a stopped clock: {@code bin/pictures}.
 * Nothing is pressed that changes anything.
 */
@EnabledIfSystemProperty(named = "pictures.url", matches = "http.+")
class PicturesTest {
    private static final Eyes LIGHT = new Eyes(1200, ColorScheme.LIGHT, true, "en");
    private static final Eyes DARK = new Eyes(1200, ColorScheme.DARK, true, "en");
    private static final Eyes WIDE = new Eyes(1600, ColorScheme.LIGHT, true, "en");
    private static final Eyes GERMAN = new Eyes(1200, ColorScheme.LIGHT, true, "de");

    private static final int HEIGHT = 900;

    private static final long LARGEST = 80_000;

    /**
     * A page and who looks at it.
     *
     * @param height of a longer page the upper part is shown
     * @param links that are followed from the path to the page, as selectors; the first match of each
     */
    private record Picture(String name, String user, Eyes eyes, int height, String path, List<String> links) {
        static Picture of(String name, String user, String path, String... links) {
            return new Picture(name, user, LIGHT, HEIGHT, path, List.of(links));
        }

        Picture with(Eyes other) {
            return new Picture(name, user, other, height, path, links);
        }

        Picture upTo(int lower) {
            return new Picture(name, user, eyes, lower, path, links);
        }
    }

    private static final List<Picture> PICTURES = List.of(
            Picture.of("today", "finance", "/console/today"),
            Picture.of("today-dark", "finance", "/console/today").with(DARK),
            Picture.of("today-german", "finance", "/console/today").with(GERMAN),
            Picture.of("payouts", "finance", "/console/payouts?from=2022-03-01&to=2022-09-30"),
            Picture.of(
                    "payout", "finance", "/console/payouts?from=2022-03-01&to=2022-09-30", "main a[href*='/payouts/']"),
            Picture.of("runs", "finance", "/console/runs").upTo(760),
            Picture.of("run-preview", "finance", "/console/runs/new"),
            Picture.of("run", "finance", "/console/runs", "main tbody a[href*='/runs/']"),
            Picture.of("batches", "approver", "/console/batches"),
            Picture.of(
                    "batch",
                    "finance",
                    "/console/payouts?from=2022-03-01&to=2022-09-30",
                    "main a[href*='/payouts/']",
                    "main a[href*='/batches/']"),
            Picture.of(
                    "approve", "approver", "/console/batches", "main a[href*='/batches/']", "main a[href$='/approve']"),
            Picture.of("exceptions", "finance", "/console/exceptions"),
            Picture.of("exceptions-german", "finance", "/console/exceptions").with(GERMAN),
            Picture.of("exception", "finance", "/console/exceptions", "main a[href*='/exceptions/']"),
            Picture.of("bank", "finance", "/console/bank?month=2022-08"),
            Picture.of("statement", "finance", "/console/bank?month=2022-08", "main .calendar a[href*='/bank/']"),
            Picture.of(
                    "reconciliation",
                    "finance",
                    "/console/bank?month=2022-08",
                    "main tbody a[href*='/bank/reconciliation']"),
            Picture.of("close", "finance", "/console/close/2022-08"),
            Picture.of("books", "finance", "/console/books"),
            Picture.of("trial-balance", "finance", "/console/books/trial-balance"),
            Picture.of("forecast", "finance", "/console/forecast"),
            Picture.of("exchange", "finance", "/console/exchange?from=2022-03-01&to=2022-08-31")
                    .with(WIDE),
            Picture.of("exchange-otherwise", "finance", "/console/exchange/otherwise?from=2022-03-01&to=2022-08-31")
                    .with(WIDE)
                    .upTo(600),
            Picture.of("comparison", "finance", "/console/comparison").with(WIDE),
            Picture.of("cases", "approver", "/console/cases"),
            Picture.of("case", "approver", "/console/cases", "main a[href*='/cases/']"),
            Picture.of("disclosures", "approver", "/console/disclosures").upTo(600),
            Picture.of("audit", "auditor", "/console/audit?after=400")
                    .with(WIDE)
                    .upTo(600),
            Picture.of("audit-verification", "auditor", "/console/audit/verification"));

    @Test
    void everyPage() throws IOException {
        URI service = URI.create(System.getProperty("pictures.url"));
        RestAssured.port = service.getPort();
        Path folder = Files.createDirectories(Path.of(System.getProperty("pictures.into", "docs/console")));
        Map<String, Page> people = new HashMap<>();
        try (Browser browser = Browser.start()) {
            // Who has signed in once is called by name from then on.
            for (String user : List.of("finance", "finance2", "approver", "auditor", "caseworker")) {
                browser.signIn(user, "/console", LIGHT).context().close();
            }
            for (Picture picture : PICTURES) {
                Page page = people.computeIfAbsent(
                        picture.user() + picture.eyes(),
                        somebody -> browser.signIn(picture.user(), "/console", picture.eyes()));
                take(page, picture, folder.resolve(picture.name() + ".png"));
            }
            assertThat(browser.complaints()).isEmpty();
            for (Picture picture : PICTURES) {
                assertThat(Files.size(folder.resolve(picture.name() + ".png")))
                        .as(picture.name())
                        .isLessThan(LARGEST);
            }
        }
    }

    private static void take(Page page, Picture picture, Path file) throws IOException {
        String address = "http://localhost:" + RestAssured.port + picture.path();
        assertThat(page.navigate(address).status()).as(picture.name()).isEqualTo(200);
        for (String link : picture.links()) {
            Locator found = page.locator(link).first();
            assertThat(found.count()).as(picture.name() + ": " + link).isEqualTo(1);
            found.click();
        }
        int height = (int)
                page.evaluate("Math.min(Math.ceil(document.querySelector('main').getBoundingClientRect().bottom), "
                        + picture.height() + ")");
        byte[] shot = page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setClip(0, 0, picture.eyes().width(), height));
        Files.write(file, SmallPicture.png(shot));
    }
}
