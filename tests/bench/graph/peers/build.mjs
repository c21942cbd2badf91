// SPDX-License-Identifier: GPL-3.0-or-later
// buildPages(modules): one page per peer, made of its script here and the packages in MODULES. Returns their folder.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const pages = ["xyflow", "litegraph"];

export async function buildPages(modules) {
  const esbuild = createRequire(modules + "/")("esbuild");
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = join(modules, "pages");
  await esbuild.build({
    entryPoints: pages.map((page) => join(here, `${page}.mjs`)),
    outdir: folder,
    bundle: true,
    minify: true,
    format: "iife",
    nodePaths: [join(modules, "node_modules")],
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  for (const page of pages) {
    writeFileSync(join(folder, `${page}.html`), `<!doctype html><meta charset="utf-8"><title>${page}</title>
<link rel="stylesheet" href="${page}.css">
<style>html, body, #root { margin: 0; width: 100%; height: 100%; overflow: hidden }</style>
<div id="root"></div><script src="${page}.js"></script>`);
  }
  return folder;
}
