// SPDX-License-Identifier: Apache-2.0
// node check.mjs BROWSER PAGE light|dark|print WIDTH PICTURE: opens a page from a file under its own content security
// policy, unfolds everything, paints it, and prints as JSON what axe-core finds and what the page tried to do.
import { chromium } from 'playwright-core';
import axe from 'axe-core';
import { pathToFileURL } from 'node:url';

const [browserPath, file, scheme, width, picture] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const context = await browser.newContext({ viewport: { width: Number(width), height: 900 } });
  const page = await context.newPage();
  const requests = [];
  const said = [];
  page.on('request', (r) => requests.push(r.url().slice(0, 200)));
  page.on('console', (m) => said.push(m.text()));
  page.on('dialog', (d) => { said.push('dialog ' + d.message()); d.dismiss(); });
  await page.emulateMedia(
    scheme === 'print' ? { media: 'print', colorScheme: 'dark' } : { media: 'screen', colorScheme: scheme });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  await page.screenshot({ path: picture, clip: { x: 0, y: 0, width: Number(width), height: 4000 }, fullPage: true });
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const state = await page.evaluate(() => ({
    title: document.title,
    scripts: document.querySelectorAll('script').length,
    loads: document.querySelectorAll('img,iframe,object,embed,link,video,audio,form').length,
    handlers: [...document.querySelectorAll('*')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))).length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    background: getComputedStyle(document.body).backgroundColor }));
  console.log(JSON.stringify({
    violations: found.violations.map((v) => ({
      id: v.id, impact: v.impact, count: v.nodes.length, first: v.nodes[0].html.slice(0, 300), why: v.nodes[0].failureSummary })),
    passes: found.passes.length, requests, said, ...state }));
} finally {
  await browser.close();
}
