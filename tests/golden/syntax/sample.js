// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import Store, { load as loadStore, save } from './store.js';
import * as api from '@/lib/api';
export { render } from './render.js';
export * from './all.js';
const { parse } = require('./parse');
const path = require('path');
const lazy = () => import('./lazy.js');

export const LIMIT = 10, PAIR = [1, 2];
export const handle = async (event) => save(event);

export default class Cart extends Store {
  #items = [];
  add = (item) => this.#items.push(item);

  total() {
    function sum(a, b) {
      const local = a + b;
      return local;
    }
    this.add(1);
    return api.fetchTotal(sum(1, 2));
  }

  static of() {
    return new Cart();
  }
}

function* steps() {
  yield parse('x');
}

module.exports.legacy = function () {};
const view = <Panel title="x"><Cart /></Panel>;
