import { writeFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The server embeds dist, so the folder must exist in a fresh clone: the build puts its marker back. */
const keepMarker: Plugin = {
  name: "keep-dist-marker",
  apply: "build",
  closeBundle() {
    writeFileSync(new URL("dist/.gitkeep", import.meta.url), "");
  },
};

/**
 * What so many pages share is one file: dozens of small ones compress worse, and are fetched one by one.
 * Measured by `npm run size`; far fewer makes everybody fetch what few pages need.
 */
const sharedBy = 19;

const server = process.env.LIANLUO_DEV_SERVER ?? "http://127.0.0.1:8080";

/** What the server tells browsers, so that a preview fails where the product would. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'";

export default defineConfig({
  plugins: [react(), keepMarker],
  build: {
    manifest: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "shared", minShareCount: sharedBy }] } },
    },
  },
  preview: { headers: { "Content-Security-Policy": policy } },
  server: { proxy: { "/api": server } },
});
