// SPDX-License-Identifier: GPL-3.0-or-later
// DBOS on PostgreSQL. Usage: node dbos.mjs MODULES URL speed|ledger [FILE]
// speed: prints one line of JSON, steps per second of one run and of a hundred runs at once.
// ledger: carries out (or on) one run of 300 steps, each of which adds a line to FILE.
import { createRequire } from "node:module";
import { appendFileSync } from "node:fs";

const [modules, url, what, file] = process.argv.slice(2);
const { DBOS } = createRequire(modules + "/")("@dbos-inc/dbos-sdk");
DBOS.setConfig({ name: "bench", systemDatabaseUrl: url, runAdminServer: false, logLevel: "error" });

const empty = DBOS.registerWorkflow(async (count) => {
  for (let i = 0; i < count; ++i) await DBOS.runStep(async () => i, { name: `s${i}` });
}, { name: "empty" });
const ledger = DBOS.registerWorkflow(async (path) => {
  for (let i = 0; i < 300; ++i) {
    await DBOS.runStep(async () => appendFileSync(path, `${i}\n`), { name: `s${i}` });
  }
}, { name: "ledger" });

await DBOS.launch();
if (what === "speed") {
  await (await DBOS.startWorkflow(empty)(50)).getResult();
  const perSecond = async (runs, steps) => {
    const begin = performance.now();
    const handles = [];
    for (let i = 0; i < runs; ++i) handles.push(await DBOS.startWorkflow(empty)(steps));
    await Promise.all(handles.map((handle) => handle.getResult()));
    return runs * steps / (performance.now() - begin) * 1000;
  };
  console.log(JSON.stringify({ one: await perSecond(1, 1000), many: await perSecond(100, 10) }));
} else {
  const handle = await DBOS.startWorkflow(ledger, { workflowID: "the-run" })(file);
  await handle.getResult();
}
await DBOS.shutdown();
process.exit(0);
