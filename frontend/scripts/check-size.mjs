// Sums what a first visit fetches, compressed: the entry with its static imports, and the shell and
// the heaviest page with its texts on top of it. Fails above the limit. Reads the manifest of the last build.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit = 400 * 1000;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

const weigh = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 6 }).length;

/** The files of a chunk and of everything that it imports statically. */
function filesOf(key, files = new Set()) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const style of chunk.css ?? []) files.add(style);
  for (const next of chunk.imports ?? []) filesOf(next, files);
  return files;
}

const sum = (files) => [...files].reduce((total, file) => total + weigh(file), 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const shell = Object.keys(manifest).find((key) => key.endsWith("layout/Shell.tsx"));
const first = filesOf(entry);
const base = filesOf(shell, new Set(first));

/** The texts that the routes name for each page. */
const routes = readFileSync(new URL("../src/app/routes.tsx", import.meta.url), "utf8");
const texts = new Map(
  [...routes.matchAll(/import\("\.\.?\/([^"]+)"\),\s*"\w+",?\s*(?:\[([^\]]*)\])?/g)].map(([, path, list]) => [
    path.split("/").at(-1),
    [...(list ?? "").matchAll(/"(\w+)"/g)].map(([, namespace]) => `src/i18n/zh/${namespace}.ts`),
  ]),
);
const withTexts = (key) => {
  const files = filesOf(key, new Set(base));
  for (const namespace of texts.get(key.match(/(\w+)\.tsx$/)[1]) ?? []) {
    if (!manifest[namespace]) throw new Error(`the build has no ${namespace}`);
    filesOf(namespace, files);
  }
  return files;
};
const pages = Object.keys(manifest)
  .filter((key) => /Page\.tsx$/.test(key) && manifest[key].isDynamicEntry)
  .map((key) => ({ key, bytes: sum(withTexts(key)) }))
  .sort((a, b) => b.bytes - a.bytes);
const heaviest = pages[0];

console.log(`entry with its static imports: ${kB(sum(first))} gz in ${first.size} files`);
console.log(`with the shell: ${kB(sum(base))} gz`);
console.log(`with the heaviest page (${heaviest.key}): ${kB(heaviest.bytes)} gz; limit ${kB(limit)}`);
if (heaviest.bytes > limit) {
  console.error("The first load is over its limit: move something out of the way of the first page.");
  process.exit(1);
}
