// SPDX-License-Identifier: GPL-3.0-or-later
#include "guards.h"

#include "engine.h"
#include "evaluation.h"
#include "values.h"

#include <array>

using namespace Qt::StringLiterals;

namespace agentops::script {

namespace {

// Dates know no time zone but UTC: the one of the machine would make a run depend on where it runs.
constexpr auto kDates = R"js(((now) => {
  const Native = Date, proto = Native.prototype, offset = proto.getTimezoneOffset;
  const hide = (object, values) => {
    for (const key of Object.keys(values))
      Object.defineProperty(object, key, { value: values[key], writable: true, enumerable: false, configurable: true });
  };
  for (const part of ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds']) {
    hide(proto, { ['get' + part]: proto['getUTC' + part] });
    if (part !== 'Day')
      hide(proto, { ['set' + part]: proto['setUTC' + part] });
  }
  const words = date => date.toUTCString().split(' ');
  const day = date => { const [w, d, m, y] = words(date); return `${w.slice(0, 3)} ${m} ${d} ${y}`; };
  const time = date => words(date)[4] + ' GMT+0000 (UTC)';
  const orInvalid = make => date => Number.isNaN(date.getTime()) ? 'Invalid Date' : make(date);
  const toDay = orInvalid(day), toTime = orInvalid(time), toText = orInvalid(date => day(date) + ' ' + time(date));
  hide(proto, {
    getTimezoneOffset() { return 0; },
    toString() { return toText(this); }, toLocaleString() { return toText(this); },
    toDateString() { return toDay(this); }, toLocaleDateString() { return toDay(this); },
    toTimeString() { return toTime(this); }, toLocaleTimeString() { return toTime(this); },
  });
  const hasZone = /(?:Z|[+-]\d\d:?\d\d|GMT|UTC)\s*(?:\(.*\))?$/i, isDay = /^[+-]?\d+(?:-\d+){0,2}$/;
  const parse = text => {
    const at = Native.parse(text);
    return hasZone.test(text) || isDay.test(text) || Number.isNaN(at) ? at : at - offset.call(new Native(at)) * 60000;
  };
  const moment = args => {
    if (args.length > 1)
      return Native.UTC(...args);
    if (args.length === 0)
      return now();
    return typeof args[0] === 'string' ? parse(args[0]) : args[0];
  };
  function Date_(...args) {
    return new.target ? Reflect.construct(Native, [moment(args)], new.target) : toText(new Native(now()));
  }
  Date_.prototype = proto;
  hide(Date_, { name: 'Date', length: 7, UTC: Native.UTC, now, parse: text => parse(String(text)) });
  hide(proto, { constructor: Date_ });
  hide(globalThis, { Date: Date_ });
}))js";

// Everything that a script can reach is frozen, also what only syntax leads to. What is often
// given to an object of one's own (`error.name = …`) stays possible there.
constexpr auto kFreeze = R"js((() => {
  const seen = new Set(), loosened = [];
  const loosen = (proto, keys) => {
    for (const key of keys) {
      const was = Object.getOwnPropertyDescriptor(proto, key);
      if (!was || !('value' in was) || !was.configurable)
        continue;
      const value = was.value;
      loosened.push(value);
      Object.defineProperty(proto, key, {
        get() { return value; },
        set(given) {
          if (this === proto)
            throw new TypeError(`${key} cannot be changed`);
          Object.defineProperty(this, key, { value: given, writable: true, enumerable: true, configurable: true });
        },
        enumerable: false, configurable: false });
    }
  };
  loosen(Object.prototype, ['constructor', 'toString', 'valueOf', 'toLocaleString']);
  for (const kind of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError])
    loosen(kind.prototype, ['name', 'message', 'constructor', 'toString']);
  const freeze = object => {
    if (object === null || (typeof object !== 'object' && typeof object !== 'function') || seen.has(object))
      return;
    seen.add(object);
    freeze(Object.getPrototypeOf(object));
    for (const key of Reflect.ownKeys(object)) {
      const own = Object.getOwnPropertyDescriptor(object, key);
      freeze(own.value);
      freeze(own.get);
      freeze(own.set);
      if (object === globalThis)
        Object.defineProperty(object, key, 'value' in own ? { writable: false, configurable: false } : { configurable: false });
    }
    if (object !== globalThis)
      Object.freeze(object);
  };
  const protoOf = Object.getPrototypeOf;
  function* generator() {}
  async function* asyncGenerator() {}
  for (const object of [globalThis, generator, asyncGenerator, async () => {}, generator(), asyncGenerator(),
                        [].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/a/g)])
    freeze(protoOf(object));
  freeze(globalThis);
  loosened.forEach(freeze);
  if (typeof Iterator === 'function') {
    freeze(protoOf(Iterator.from({ next() { return { done: true }; } })));
    freeze(protoOf([].values().map(x => x)));
  }
  freeze((function () { return Object.getOwnPropertyDescriptor(arguments, 'callee'); })()?.get);
}))js";

constexpr std::array kArrayFunctions{
    "concat",    "copyWithin",     "every",   "fill",    "filter",      "find",
    "findIndex", "findLast",       "flat",    "flatMap", "forEach",     "includes",
    "indexOf",   "join",           "map",     "reduce",  "reduceRight", "reverse",
    "shift",     "slice",          "some",    "sort",    "splice",      "toReversed",
    "toSorted",  "toSpliced",      "unshift", "with",    "lastIndexOf", "findLastIndex",
    "toString",  "toLocaleString", "at"};
constexpr std::array kStringFunctions{"includes",      "indexOf",   "lastIndexOf", "replace",
                                      "replaceAll",    "split",     "startsWith",  "endsWith",
                                      "localeCompare", "normalize", "trim",        "search"};

constexpr qint64 kElementsPerStep = 4;
constexpr qint64 kCharactersPerStep = 16;
constexpr double kLongest = 0x1.0p53;
// Of every place of a text with every place of another one.
constexpr double kComparisonsPerStep = 1024;

Engine &engineOf(JSContext *context)
{
    return *static_cast<Engine *>(JS_GetRuntimeOpaque(JS_GetRuntime(context)));
}

qint64 lengthOf(JSContext *context, JSValueConst value)
{
    if (!JS_IsObject(value) && !JS_IsString(value))
        return 0;
    const Held length(context, JS_GetPropertyStr(context, value, "length"));
    double count = 0;
    // What is no number fails in the function itself.
    if (length.isException() || JS_ToFloat64(context, &count, length.get()) < 0)
        JS_FreeValue(context, JS_GetException(context));
    return count > 0 ? qint64(std::min(count, kLongest)) : 0;
}

JSValue refuse(JSContext *context)
{
    JS_ThrowInternalError(context, "interrupted");
    const JSValue error = JS_GetException(context);
    JS_SetUncatchableError(context, error, 1);
    return JS_Throw(context, error);
}

/// Counts a function of the library by the size of what it works on, then calls it.
JSValue guarded(JSContext *context, JSValueConst self, int argc, JSValueConst *argv, int magic,
                JSValue *data)
{
    qint64 cost = 1;
    if (magic == 0) {
        cost += lengthOf(context, self) / kElementsPerStep;
    } else if (magic == 1) {
        cost += argc > 0 ? lengthOf(context, argv[0]) / kElementsPerStep : 0;
    } else {
        const qint64 length = JS_IsString(self) ? lengthOf(context, self) : 0;
        const qint64 other = argc > 0 && JS_IsString(argv[0]) ? lengthOf(context, argv[0]) : 0;
        cost += length / kCharactersPerStep
            + qint64(double(length) * double(other) / kComparisonsPerStep);
    }
    if (!engineOf(context).budget().charge(cost))
        return refuse(context);
    return JS_Call(context, data[0], self, argc, argv);
}

bool guard(JSContext *context, JSValueConst object, const char *name, int magic)
{
    Held original(context, JS_GetPropertyStr(context, object, name));
    if (!JS_IsFunction(context, original.get()))
        return true;
    const Held length(context, JS_GetPropertyStr(context, original.get(), "length"));
    int count = 0;
    (void)JS_ToInt32(context, &count, length.get());
    JSValue data[]{original.get()};
    const JSValue made = JS_NewCFunctionData(context, guarded, count, magic, 1, data);
    return JS_DefinePropertyValueStr(context, made, "name", JS_NewString(context, name),
                                     JS_PROP_CONFIGURABLE)
        >= 0
        && JS_DefinePropertyValueStr(context, object, name, made,
                                     JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE)
        >= 0;
}

JSValue now(JSContext *context, JSValueConst, int, JSValueConst *)
{
    const Evaluation *evaluation = engineOf(context).evaluation();
    return JS_NewInt64(context, evaluation ? evaluation->environment().now : 0);
}

JSValue random(JSContext *context, JSValueConst, int, JSValueConst *)
{
    Evaluation *evaluation = engineOf(context).evaluation();
    return JS_NewFloat64(context, evaluation ? evaluation->nextRandom() : 0);
}

bool runPrelude(Engine &engine, const char *source, const QList<JSValue> &arguments)
{
    const Result<QByteArray> code =
        engine.compile(QString::fromLatin1(source), Form::Expression, u"prelude"_s);
    if (!code)
        return false;
    JSContext *context = engine.context();
    const Held made(context, runCompiled(context, *code));
    if (made.isException())
        return false;
    QList<JSValue> given = arguments;
    const Held done(context,
                    JS_Call(context, made.get(), JS_UNDEFINED, int(given.size()), given.data()));
    return !done.isException();
}

} // namespace

bool addGuards(Engine &engine, bool isFrozen)
{
    JSContext *context = engine.context();
    const Held global(context, JS_GetGlobalObject(context));
    const Held time(context, JS_NewCFunction(context, now, "now", 0));
    if (!runPrelude(engine, kDates, {time.get()}))
        return false;
    const Held math(context, JS_GetPropertyStr(context, global.get(), "Math"));
    if (JS_DefinePropertyValueStr(context, math.get(), "random",
                                  JS_NewCFunction(context, random, "random", 0),
                                  JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE)
        < 0)
        return false;
    const Held array(context, JS_GetPropertyStr(context, global.get(), "Array"));
    const Held arrays(context, JS_GetPropertyStr(context, array.get(), "prototype"));
    const Held string(context, JS_GetPropertyStr(context, global.get(), "String"));
    const Held strings(context, JS_GetPropertyStr(context, string.get(), "prototype"));
    bool isDone = guard(context, array.get(), "from", 1);
    for (const char *name : kArrayFunctions)
        isDone = isDone && guard(context, arrays.get(), name, 0);
    for (const char *name : kStringFunctions)
        isDone = isDone && guard(context, strings.get(), name, 2);
    return isDone && (!isFrozen || runPrelude(engine, kFreeze, {}));
}

} // namespace agentops::script
