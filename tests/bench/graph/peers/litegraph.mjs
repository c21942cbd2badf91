// SPDX-License-Identifier: GPL-3.0-or-later
// litegraph.js with a plain node of two ports. It draws once for each move instead of all the time, to its favour: its
// own loop has no rest where the rate of frames has no limit.
import "litegraph.js/css/litegraph.css";
import { LGraph, LGraphCanvas, LGraphNode, LiteGraph } from "litegraph.js";
import { nextFrame, watchMoves } from "./frames.mjs";

LiteGraph.MAX_NUMBER_OF_NODES = 100000;

class Step extends LGraphNode {
  constructor() {
    super("step");
    this.addInput("in", "text");
    this.addOutput("out", "text");
  }
}
LiteGraph.registerNodeType("bench/step", Step);

const element = document.createElement("canvas");
element.width = window.innerWidth;
element.height = window.innerHeight;
document.getElementById("root").append(element);
let canvas;
let drawn = "";

function draw() {
  canvas.draw();
  drawn = `${canvas.ds.offset} ${canvas.ds.scale}`;
}

window.peer = {
  async open(text) {
    const begin = performance.now();
    const document = JSON.parse(text);
    const graph = new LGraph();
    canvas = new LGraphCanvas(element, graph, { skip_render: true });
    canvas.ds.min_scale = 0.01;
    canvas.show_info = false;
    const nodes = new Map();
    for (const { id, position, data } of document.nodes) {
      const node = LiteGraph.createNode("bench/step", data.label);
      node.pos = [position.x, position.y];
      graph.add(node);
      nodes.set(id, node);
    }
    for (const { source, target } of document.edges) nodes.get(source).connect(0, nodes.get(target), 0);
    draw();
    await nextFrame();
    return performance.now() - begin;
  },
  async show({ x, y, zoom }) {
    canvas.ds.scale = zoom;
    canvas.ds.offset = [x / zoom, y / zoom];
    canvas.setDirty(true, true);
    draw();
    await nextFrame();
    window.restMoves();
  },
};
watchMoves(() => drawn);
window.addEventListener("mousemove", () => requestAnimationFrame(draw), { capture: true });
window.isReady = true;
