// SPDX-License-Identifier: GPL-3.0-or-later
import type { Order } from './order';
import { Base, type Options } from './base';
import legacy = require('./legacy');
export * as shapes from './shapes';
export type * from './newest';

export interface Repository<T> extends Source<T> {
  find(id: string): Promise<Order | undefined>;
}

export enum Status {
  Open,
  Closed,
}

export type Handler = (order: Order) => void;

export abstract class Service extends Base implements Repository<Order>, Disposable {
  private readonly cache = new Map<string, Order>();
  public onChange = (order: Order): void => this.notify(order);

  constructor(private options: Options) {
    super();
  }

  abstract load(): Promise<void>;

  async find(id: string): Promise<Order | undefined> {
    return this.cache.get(id);
  }
}

export namespace Util {
  export function twice(n: number): number {
    return n * 2;
  }
}

declare function overload(a: string): void;
declare module 'outside' {
  export function added(): void;
}
