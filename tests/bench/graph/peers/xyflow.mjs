// SPDX-License-Identifier: GPL-3.0-or-later
// React Flow with its plain node of two ports. Only what is visible is rendered, or all with ?all in the address.
import "@xyflow/react/dist/style.css";
import {
  ReactFlow, ReactFlowProvider, useEdgesState, useNodesInitialized, useNodesState, useReactFlow,
} from "@xyflow/react";
import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { frameWith, nextFrame, watchMoves } from "./frames.mjs";

const isAllRendered = location.search === "?all";
let app = {};

function Editor() {
  const [nodes, setNodes, onNodesChange] = useNodesState([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState([]);
  const flow = useReactFlow();
  const isMeasured = useNodesInitialized();
  useEffect(() => { app = { setNodes, setEdges, flow, isMeasured, count: nodes.length }; });
  return createElement(ReactFlow, {
    nodes, edges, onNodesChange, onEdgesChange, onlyRenderVisibleElements: !isAllRendered,
    minZoom: 0.01,
  });
}

let dragged = "";
const transformOf = (selector) => document.querySelector(selector)?.style.transform ?? "";
const state = () => transformOf(".react-flow__viewport")
  + (dragged ? transformOf(`.react-flow__node[data-id="${dragged}"]`) : "");

createRoot(document.getElementById("root"))
  .render(createElement(ReactFlowProvider, null, createElement(Editor)));

window.peer = {
  /** Milliseconds from the text to the first frame in which each node can be found where it is. */
  async open(text) {
    app.setNodes([]);
    app.setEdges([]);
    await frameWith(() => app.count === 0);
    await nextFrame();
    const begin = performance.now();
    const document = JSON.parse(text);
    app.setNodes(document.nodes.map((node) => ({ ...node, sourcePosition: "right", targetPosition: "left" })));
    app.setEdges(document.edges);
    await frameWith(() => app.count === document.nodes.length && app.isMeasured);
    return performance.now() - begin;
  },
  async show({ x, y, zoom }) {
    await app.flow.setViewport({ x, y, zoom });
    await nextFrame();
    await nextFrame();
    window.restMoves();
  },
  async select(ids, drag) {
    dragged = drag;
    const wanted = new Set(ids);
    app.setNodes((nodes) => nodes.map((node) => node.selected === wanted.has(node.id) ? node
      : { ...node, selected: wanted.has(node.id) }));
    await nextFrame();
    await nextFrame();
    window.restMoves();
  },
};
frameWith(() => app.flow).then(() => { watchMoves(state); window.isReady = true; });
