// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the peers of the editor in a headless Chromium that draws by software and knows no limit of its frame rate.
// Usage: node drive.mjs MODULES. Each line of input is a JSON object, answered by one of output:
//   {"do": "load", "page", "file"}            "xyflow.html", say, with the document -> {"ms"} to its first usable frame
//   {"do": "open"}                            the same document once more, in the same page -> {"ms"}
//   {"do": "show", "x", "y", "zoom"}          where the origin of the document lies in the window, and how large it is
//   {"do": "select", "ids", "drag"}           the selection, and the node that will be dragged
//   {"do": "drag", "from", "to", "moves"}     -> {"cpuMs"} of the whole gesture, {"latencies"} of its moves
//   {"do": "memory"}                          -> {"privateMb"} of the page's process, {"heapMb"}, {"domNodes"}
//   {"do": "about"}                           -> {"browser", "compositing", "rasterization"}
// An answer with "error" says why there is none.
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { buildPages } from "./build.mjs";

const modules = process.argv[2];
const program = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!program) {
  console.error("there is no Chromium here");
  process.exit(3);
}
const { chromium } = createRequire(modules + "/")("playwright-core");
const folder = await buildPages(modules);
const browser = await chromium.launch({
  executablePath: program,
  args: ["--disable-frame-rate-limit", "--disable-gpu-vsync", "--allow-file-access-from-files"],
});
const inspector = await browser.newBrowserCDPSession();
let page;
let session;
let text;
let moved = () => {};

/** Those that lay the page out and draw it; the one that passes events on to them does not count. */
async function drawingProcesses() {
  const { processInfo } = await inspector.send("SystemInfo.getProcessInfo");
  const isPart = ({ type, id }) => type === "GPU" || (type === "renderer"
    && !readFileSync(`/proc/${id}/cmdline`, "latin1").includes("--top-chrome-webui")); // a page of the browser's own
  return processInfo.filter(isPart);
}

function cpuMsOf({ id }) {
  const fields = readFileSync(`/proc/${id}/stat`, "latin1").replace(/^.*\) /s, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10; // a hundred ticks are a second on every Linux
}

function privateMbOf({ id }) {
  const sizes = readFileSync(`/proc/${id}/smaps_rollup`, "latin1").matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB/gm);
  return [...sizes].reduce((sum, [, size]) => sum + Number(size), 0) / 1024;
}

const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const mouse = (type, [x, y], buttons) => session.send("Input.dispatchMouseEvent",
  { type, x, y, buttons, button: "left", clickCount: type === "mouseMoved" ? 0 : 1 });

const commands = {
  async load({ page: address, file }) {
    await page?.context().close();
    text = readFileSync(file, "utf8");
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } }); // has a process of its own
    page = await context.newPage();
    session = await context.newCDPSession(page);
    session.on("Runtime.bindingCalled", ({ payload }) => moved(payload));
    await session.send("Runtime.enable");
    await session.send("Runtime.addBinding", { name: "moved" }); // nothing goes back to the page
    await page.goto(`file://${folder}/${address}`);
    await page.waitForFunction("window.isReady");
    return commands.open();
  },
  async open() {
    return { ms: await page.evaluate((document) => window.peer.open(document), text) };
  },
  async show({ x, y, zoom }) {
    await page.evaluate((view) => window.peer.show(view), { x, y, zoom });
    return {};
  },
  async select({ ids, drag }) {
    await page.evaluate(([nodes, node]) => window.peer.select(nodes, node), [ids, drag]);
    return {};
  },
  async drag({ from, to, moves }) {
    await mouse("mouseMoved", from, 0);
    await rest(50);
    const drawing = await drawingProcesses();
    const before = drawing.map(cpuMsOf);
    const latencies = [];
    await mouse("mousePressed", from, 1);
    try {
      for (let i = 1; i <= moves; ++i) {
        const answer = new Promise((resolve) => { moved = resolve; });
        await mouse("mouseMoved", from.map((begin, axis) => begin + (to[axis] - begin) * i / moves), 1);
        const ms = Number(await answer);
        if (Number.isNaN(ms)) throw new Error(await answer);
        latencies.push(ms);
      }
    } finally {
      await mouse("mouseReleased", to, 0);
    }
    await rest(50);
    return { cpuMs: drawing.reduce((sum, process, i) => sum + cpuMsOf(process) - before[i], 0), latencies };
  },
  async memory() {
    await session.send("HeapProfiler.enable");
    for (let i = 0; i < 3; ++i) {
      await session.send("HeapProfiler.collectGarbage");
      await rest(100);
    }
    await session.send("Performance.enable");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (name) => metrics.find((one) => one.name === name).value;
    const renderers = (await drawingProcesses()).filter(({ type }) => type === "renderer");
    return { privateMb: Math.max(...renderers.map(privateMbOf)), heapMb: metric("JSHeapUsedSize") / 1048576,
      domNodes: metric("Nodes") };
  },
  async about() {
    const { gpu } = await inspector.send("SystemInfo.getInfo");
    return { browser: `Chromium ${browser.version()}`, compositing: gpu.featureStatus.gpu_compositing,
      rasterization: gpu.featureStatus.rasterization };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, ...given } = JSON.parse(line);
  const answer = await commands[name](given).catch((error) => ({ error: error.message.split("\n")[0] }));
  console.log(JSON.stringify(answer));
}
await browser.close();
process.exit(0);
