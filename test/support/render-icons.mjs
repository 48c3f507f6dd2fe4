/**
 * Draws assets/icons/*.svg as PNG files of every size Office asks for, with the installed Chromium.
 * Run after changing a drawing, and commit what it made:
 *
 *   node test/support/render-icons.mjs
 */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../assets/icons");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
});
const page = await browser.newPage();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".svg"))) {
  const drawing = readFileSync(join(folder, file), "utf8");
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`
    );
    await page.screenshot({
      path: join(folder, file.replace(".svg", `-${size}.png`)),
      omitBackground: true,
    });
  }
}
await browser.close();
