// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "evaluation.h"
#include "guards.h"
#include "values.h"

#include <agentops/script/errors.h>

#include <limits>

using namespace Qt::StringLiterals;

namespace agentops::script {

namespace {

constexpr QLatin1StringView kExpression[]{"("_L1, "\n)"_L1};
constexpr QLatin1StringView kBody[]{"(function(){"_L1, "\n})()"_L1};
/// What may lie around from earlier evaluations before it is collected.
constexpr qint64 kGarbageBytes = 1024LL * 1024;
/// Of a source that is compiled.
constexpr qint64 kCompilerBytes = 64LL * 1024 * 1024;
constexpr size_t kStackBytes = 256 * 1024;

// The thread's engine between two evaluations.
thread_local std::unique_ptr<Engine> t_engine;

void addObjects(JSContext *context)
{
    JS_AddIntrinsicBaseObjects(context);
    JS_AddIntrinsicDate(context);
    JS_AddIntrinsicStringNormalize(context);
    JS_AddIntrinsicRegExpCompiler(context);
    JS_AddIntrinsicRegExp(context);
    JS_AddIntrinsicJSON(context);
    JS_AddIntrinsicMapSet(context);
    JS_AddIntrinsicPromise(context);
}

uint32_t countOwnKeys(JSContext *context, JSValueConst object)
{
    JSPropertyEnum *keys = nullptr;
    uint32_t count = 0;
    if (JS_GetOwnPropertyNames(context, &keys, &count, object,
                               JS_GPN_STRING_MASK | JS_GPN_SYMBOL_MASK)
        < 0)
        return 0;
    for (uint32_t i = 0; i < count; ++i)
        JS_FreeAtom(context, keys[i].atom);
    js_free(context, keys);
    return count;
}

} // namespace

int columnsBefore(Form form)
{
    return int((form == Form::Expression ? kExpression : kBody)[0].size());
}

Engine::Engine()
{
    m_heap.budget.memoryBytes = std::numeric_limits<qint64>::max();
}

Result<std::unique_ptr<Engine>> Engine::create(bool isShared)
{
    std::unique_ptr<Engine> engine(new Engine);
    if (!engine->prepare(isShared))
        return fail(errors::kOutOfMemory, u"the script engine cannot start"_s);
    return engine;
}

bool Engine::prepare(bool isShared)
{
    m_runtime = JS_NewRuntime2(&countingAllocator(), &m_heap);
    if (!m_runtime)
        return false;
    JS_SetRuntimeOpaque(m_runtime, this);
    JS_SetInterruptHandler(m_runtime, &Evaluation::onInterrupt, this);
    JS_SetMaxStackSize(m_runtime, 0);
    m_compiler = JS_NewContextRaw(m_runtime);
    m_context = JS_NewContextRaw(m_runtime);
    if (!m_compiler || !m_context)
        return false;
    addObjects(m_compiler);
    JS_AddIntrinsicEval(m_compiler);
    addObjects(m_context);
    if (!addGuards(*this, isShared))
        return false;
    JS_SetMaxStackSize(m_runtime, kStackBytes);
    JS_RunGC(m_runtime);
    m_bytesAtRest = m_heap.budget.usedBytes;
    JS_SetGCThreshold(m_runtime, size_t(m_bytesAtRest + kGarbageBytes));
    const Held global(m_context, JS_GetGlobalObject(m_context));
    const Held prototype(m_context, JS_GetPrototype(m_context, global.get()));
    m_prototype = JS_VALUE_GET_PTR(prototype.get());
    m_globalCount = countOwnKeys(m_context, global.get());
    return true;
}

Result<std::unique_ptr<Engine>> Engine::take()
{
    if (t_engine)
        return std::move(t_engine);
    return create(true);
}

void Engine::giveBack(std::unique_ptr<Engine> engine)
{
    if (!t_engine && engine->isClean())
        t_engine = std::move(engine);
}

/// Whether nothing is left of what ran: what the frozen objects do not rule out is looked at.
bool Engine::isClean()
{
    if (m_heap.budget.isSpent() || JS_IsJobPending(m_runtime))
        return false;
    const Held global(m_context, JS_GetGlobalObject(m_context));
    const Held prototype(m_context, JS_GetPrototype(m_context, global.get()));
    if (JS_VALUE_GET_PTR(prototype.get()) != m_prototype
        || JS_IsExtensible(m_context, global.get()) != 1
        || countOwnKeys(m_context, global.get()) != m_globalCount)
        return false;
    if (m_heap.budget.usedBytes > m_bytesAtRest + kGarbageBytes) {
        m_compiled.clear();
        JS_RunGC(m_runtime);
    }
    return m_heap.budget.usedBytes <= m_bytesAtRest + 4 * kGarbageBytes;
}

Result<QByteArray> Engine::compile(const QString &source, Form form, const QString &name)
{
    const QString key = name + (form == Form::Expression ? u'e' : u'b') + source;
    if (const QByteArray *known = m_compiled.object(key))
        return *known;
    const auto &around = form == Form::Expression ? kExpression : kBody;
    const QByteArray text = (around[0] + source + around[1]).toUtf8();
    const QByteArray file = name.toUtf8();
    JS_UpdateStackTop(m_runtime);
    m_heap.budget = {.memoryBytes = m_heap.budget.usedBytes + kCompilerBytes,
                     .usedBytes = m_heap.budget.usedBytes};
    const Held code(m_compiler,
                    JS_Eval(m_compiler, text.constData(), size_t(text.size()), file.constData(),
                            JS_EVAL_TYPE_GLOBAL | JS_EVAL_FLAG_STRICT | JS_EVAL_FLAG_COMPILE_ONLY));
    if (code.isException())
        return fail(syntaxError(*this, source, form));
    size_t size = 0;
    uint8_t *bytes = JS_WriteObject(m_compiler, &size, code.get(), JS_WRITE_OBJ_BYTECODE);
    if (!bytes)
        return fail(syntaxError(*this, source, form));
    const QByteArray compiled(reinterpret_cast<const char *>(bytes), qsizetype(size));
    js_free(m_compiler, bytes);
    m_compiled.insert(key, new QByteArray(compiled), 1 + int(key.size() / 4096));
    return compiled;
}

} // namespace agentops::script
