// SPDX-License-Identifier: GPL-3.0-or-later
// Node-RED with a chain of function nodes that do nothing, asked over HTTP. Prints one line of JSON:
// CPU and wall milliseconds per node. Usage: node nodered.mjs MODULES FOLDER COUNT RUNS
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { writeFileSync } from "node:fs";

const [modules, folder, count, runs] = process.argv.slice(2);
const require = createRequire(modules + "/");
const RED = require("node-red");
const length = Number(count);

const flow = [{ id: "tab", type: "tab", label: "bench" },
  { id: "in", type: "http in", z: "tab", url: "/go", method: "get", wires: [["f0"]] }];
for (let i = 0; i < length; ++i) {
  const next = i + 1 < length ? `f${i + 1}` : "out";
  flow.push({ id: `f${i}`, type: "function", z: "tab", func: "return msg;", outputs: 1, wires: [[next]] });
}
flow.push({ id: "out", type: "http response", z: "tab", statusCode: "200", wires: [] });
writeFileSync(`${folder}/flow.json`, JSON.stringify(flow));

const server = createServer((request, response) => app(request, response));
const app = require("express")();
RED.init(server, { userDir: folder, flowFile: "flow.json", httpNodeRoot: "/", httpAdminRoot: false,
  logging: { console: { level: "error" } }, functionExternalModules: false, telemetry: { enabled: false } });
app.use("/", RED.httpNode);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
await RED.start();
const url = `http://127.0.0.1:${server.address().port}/go`;
const ask = async () => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  await answer.arrayBuffer();
};
for (let tries = 0; ; ++tries) { // the flow is deployed a moment after the start
  try { await ask(); break; } catch (error) {
    if (tries > 100) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
for (let i = 0; i < 5; ++i) await ask();
const cpu = process.cpuUsage();
const wall = performance.now();
for (let i = 0; i < Number(runs); ++i) await ask();
const used = process.cpuUsage(cpu);
const nodes = length * Number(runs);
console.log(JSON.stringify({ cpuMs: (used.user + used.system) / 1000 / nodes, wallMs: (performance.now() - wall) / nodes }));
process.exit(0);
