import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const source = import.meta.dirname;

/** What each layer may import besides itself; a feature may import no other feature. */
const allowed: Record<string, string[]> = {
  app: ["features", "components", "lib", "api", "i18n"],
  features: ["components", "lib", "api", "i18n"],
  components: ["lib", "api", "i18n"],
  lib: ["api", "i18n"],
  api: [],
  i18n: [],
};

const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (file) =>
    /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file.includes("/") && !file.startsWith("testing/"),
);

/** The files of our own that a file imports, statically or lazily. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map(([, path]) =>
    normalize(join(dirname(file), path ?? "")),
  );
}

/** The layer of a file, and for a feature its name, which counts as a layer of its own. */
function layerOf(file: string): { layer: string; unit: string } {
  const [layer = "", second = ""] = file.split("/");
  return { layer, unit: layer === "features" ? `features/${second}` : layer };
}

test("imports go one way: app, features, components, lib, api", () => {
  expect(files.length).toBeGreaterThan(40);
  const wrong = files.flatMap((file) => {
    const from = layerOf(file);
    return importsOf(file)
      .map((target) => ({ target, to: layerOf(target) }))
      .filter(({ to }) => to.unit !== from.unit && !allowed[from.layer]?.includes(to.layer))
      .map(({ target }) => `${file} imports ${target}`);
  });
  expect(wrong).toEqual([]);
});

test("no file outgrows a screen or two", () => {
  const long = files.filter((file) => {
    const lines = readFileSync(join(source, file), "utf8").split("\n").length;
    return lines > (file.endsWith(".tsx") ? 300 : 500) && !file.endsWith("schema.d.ts");
  });
  expect(long).toEqual([]);
});
