// Opens HTML files in a browser and says what is wrong with them: what html-validate and axe
// find, anything that is loaded or complained of, and whatever makes a page move sideways on a
// phone, or a briefing on more than one sheet of paper. A file is fine if nothing is said of it.
//
//   mkdir /anywhere && cd /anywhere && npm install puppeteer-core html-validate axe-core
//   QUARTIER_BROWSER_PACKAGES=/anywhere node tests/browser/pages.mjs FILE…
//   QUARTIER_BROWSER_PACKAGES=/anywhere cargo test --test program browser
//
// Without the packages the test is left out; with QUARTIER_REQUIRE=browser it fails instead.
// The browser is Chromium, `chromium` or what CHROMIUM names. With QUARTIER_PICTURES=FOLDER each
// page is left there as it looks on a phone, on a dark screen and, as PDF, on paper.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { CHROMIUM, QUARTIER_BROWSER_PACKAGES, QUARTIER_PICTURES } = process.env;
const PHONE = { width: 360, height: 740 };
const SCREEN = { width: 1280, height: 900 };

const packages = createRequire(resolve(QUARTIER_BROWSER_PACKAGES ?? ".", "package.json"));
const puppeteer = packages("puppeteer-core");
const { HtmlValidate } = packages("html-validate");
const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");

const validator = new HtmlValidate({ root: true, extends: ["html-validate:recommended"] });
const profile = mkdtempSync(join(tmpdir(), "quartier-browser-"));
const browser = await puppeteer.launch({
    executablePath: CHROMIUM ?? "/usr/bin/chromium",
    userDataDir: profile,
    args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
});

let isFine = true;
try {
    for (const file of process.argv.slice(2)) {
        for (const fault of [...(await invalid(file)), ...(await seen(file))]) {
            isFine = false;
            console.log(`${basename(file)}: ${fault}`);
        }
    }
} finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
}
process.exit(isFine ? 0 : 1);

async function invalid(file) {
    const { results } = await validator.validateFile(file);
    return results.flatMap(({ messages }) =>
        messages.map((it) => `${it.line}:${it.column}: ${it.message} (${it.ruleId})`),
    );
}

async function seen(file) {
    const faults = [];
    const page = await browser.newPage();
    const address = pathToFileURL(resolve(file)).href;
    page.on("request", (request) => {
        if (request.url() !== address) faults.push(`loads ${request.url()}`);
    });
    page.on("console", (message) => faults.push(`the browser says: ${message.text()}`));
    await page.setBypassCSP(true);
    for (const [name, size, scheme] of [
        ["phone", PHONE, "light"],
        ["screen", SCREEN, "dark"],
    ]) {
        await page.setViewport(size);
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(address);
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
        if (wide > size.width) faults.push(`${name}: is ${wide} pixels wide`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run());
        for (const { id, help, nodes } of violations) {
            faults.push(`${name}: ${help} (${id}): ${nodes[0].html}`);
        }
        if (QUARTIER_PICTURES) {
            await page.screenshot({ path: picture(file, `-${name}.png`), fullPage: true });
        }
    }
    const path = QUARTIER_PICTURES && picture(file, ".pdf");
    const paper = Buffer.from(await page.pdf({ path, preferCSSPageSize: true }));
    const sheets = paper.toString("latin1").match(/\/Type \/Page\b/g).length;
    if (basename(file).startsWith("briefing") && sheets > 1) faults.push(`takes ${sheets} sheets`);
    await page.close();
    return faults;
}

function picture(file, ending) {
    return join(QUARTIER_PICTURES, basename(file).replace(/\.html?$/, ending));
}
