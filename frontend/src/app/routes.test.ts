import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "..");
const always = ["common", "shell", "session"];

/** The files that a page shows, itself among them. */
function filesOf(file: string, found = new Set<string>()): Set<string> {
  const path = [file, `${file}.tsx`, `${file}.ts`, `${file}/index.ts`].find(
    (name) => /\.tsx?$/.test(name) && existsSync(join(source, name)),
  );
  if (!path || found.has(path) || path.startsWith("i18n/")) return found;
  found.add(path);
  // A type brings no text along.
  const text = readFileSync(join(source, path), "utf8").replaceAll(/^import type [^;]*;/gm, "");
  for (const [, next] of text.matchAll(/from\s*"(\.[^"]+)"/g))
    filesOf(normalize(join(dirname(path), next ?? "")), found);
  return found;
}

function namespacesOf(file: string): string[] {
  const named = [...filesOf(file)].flatMap((path) => {
    const text = readFileSync(join(source, path), "utf8");
    const hooks = [...text.matchAll(/useTranslation\(([^)]*)\)/g)].flatMap(([, list]) => [
      ...(list ?? "").matchAll(/"(\w+)"/g),
    ]);
    return [...hooks, ...text.matchAll(/ns: "(\w+)"/g)].map(([, namespace]) => namespace ?? "");
  });
  return [...new Set(named)].filter((namespace) => !always.includes(namespace)).sort();
}

test("each page brings along the texts that it shows, and no others", () => {
  const routes = readFileSync(join(source, "app/routes.tsx"), "utf8");
  const pages = [...routes.matchAll(/page\(\s*\(\) => import\("([^"]+)"\),\s*"\w+",?\s*(?:\[([^\]]*)\])?/g)];
  expect(pages.length).toBe(routes.match(/\bpage\(/g)?.length);
  const brought = pages.map(([, path = "", list = ""]) => [
    path,
    [...list.matchAll(/"(\w+)"/g)].map(([, namespace]) => namespace).sort(),
  ]);
  expect(brought).toEqual(pages.map(([, path = ""]) => [path, namespacesOf(normalize(join("app", path)))]));
});
