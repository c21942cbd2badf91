// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation.h"

#include "values.h"

#include <agentops/script/errors.h>
#include <agentops/script/freenames.h>

#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::script {

namespace {

// How QuickJS counts before it asks.
constexpr qint64 kStepsPerInterrupt = 10'000;
/// For reading what was thrown, after the limits were met.
constexpr qint64 kExtraSteps = 100'000;
constexpr qint64 kExtraBytes = 1024LL * 1024;
constexpr qsizetype kMaxMessage = 1000;
constexpr QLatin1StringView kSourceName{"<source>"};

QString memberText(JSContext *context, JSValueConst object, const char *name)
{
    const Held value(context, JS_GetPropertyStr(context, object, name));
    if (JS_IsString(value.get()))
        return textOf(context, value.get())
            .first(std::min(kMaxMessage, textOf(context, value.get()).size()));
    if (value.isException())
        JS_FreeValue(context, JS_GetException(context));
    return {};
}

/// Where in the source an error is, from the places that it passed.
Error placed(Error error, const QString &stack, Form form)
{
    static const QRegularExpression kPlace(u"<source>:(\\d+):(\\d+)"_s);
    const QRegularExpressionMatch match = kPlace.match(stack);
    if (!match.hasMatch())
        return error;
    const int line = match.captured(1).toInt();
    const int column = match.captured(2).toInt() - (line == 1 ? columnsBefore(form) : 0);
    return std::move(error)
        .with(u"line"_s, QString::number(line))
        .with(u"column"_s, QString::number(std::max(column, 1)));
}

} // namespace

JSValue runCompiled(JSContext *context, const QByteArray &code)
{
    const JSValue function =
        JS_ReadObject(context, reinterpret_cast<const uint8_t *>(code.constData()),
                      size_t(code.size()), JS_READ_OBJ_BYTECODE);
    return JS_IsException(function) ? function : JS_EvalFunction(context, function);
}

Error syntaxError(Engine &engine, const QString &source, Form form)
{
    JSContext *context = engine.compiler();
    const bool isOutOfMemory = engine.budget().isOutOfMemory;
    const Held thrown(context, JS_GetException(context));
    const QString message = memberText(context, thrown.get(), "message");
    if (isOutOfMemory)
        return {errors::kOutOfMemory, u"the source is too large"_s};
    if (message == "stack overflow"_L1)
        return {errors::kTooDeep, u"the source is nested too deeply"_s};
    const Error error = placed(Error(errors::kSyntax, plainName(message)),
                               memberText(context, thrown.get(), "stack"), form);
    // What is found behind the source is missing at its end.
    const qsizetype lineCount = source.count(u'\n') + 1;
    if (error.contextValue(u"line").toInt() <= lineCount)
        return error;
    const QString lastLine = source.sliced(source.lastIndexOf(u'\n') + 1);
    return Error(errors::kSyntax, u"something is missing at the end"_s)
        .with(u"line"_s, QString::number(lineCount))
        .with(u"column"_s, QString::number(lastLine.toUcs4().size() + 1));
}

Evaluation::Evaluation(Engine &engine, const Environment &environment)
    : m_engine(engine)
    , m_context(engine.context())
    , m_environment(environment)
    , m_random(environment.seed * 0x9e3779b97f4a7c15ULL + 0xbf58476d1ce4e5b9ULL)
    , m_deadline(std::chrono::steady_clock::now() + environment.limits.deadline)
{
    const Limits &limits = environment.limits;
    JSRuntime *runtime = JS_GetRuntime(m_context);
    JS_SetMaxStackSize(runtime, size_t(limits.stackBytes));
    JS_UpdateStackTop(runtime);
    const qint64 used = engine.budget().usedBytes;
    engine.budget() = {
        .steps = limits.steps, .memoryBytes = used + limits.memoryBytes, .usedBytes = used};
    engine.setEvaluation(this);
    // Getters keep the index of their source: the list must not move.
    size_t count = size_t(environment.globals.size() + environment.libraries.size());
    for (const Global &global : environment.globals)
        count += size_t(global.members.size());
    m_sources.reserve(count);
}

Evaluation::~Evaluation()
{
    m_engine.budget().isCharging = false;
    for (const Source &source : m_sources)
        JS_FreeValue(m_context, source.value);
    for (const Thrown &thrown : m_thrown)
        JS_FreeValue(m_context, thrown.value);
    removeGlobals();
    JS_FreeValue(m_context, JS_GetException(m_context));
    m_engine.setEvaluation(nullptr);
}

Result<QJsonValue> Evaluation::run(const QString &source, Form form)
{
    const Budget before = m_engine.budget();
    AO_TRY(const QByteArray code, m_engine.compile(source, form, QString(kSourceName)));
    m_engine.budget() = {.steps = before.steps,
                         .memoryBytes = before.memoryBytes,
                         .usedBytes = m_engine.budget().usedBytes};
    if (!addGlobals())
        return fail(errors::kOutOfMemory, u"the values of the script do not fit"_s);
    m_engine.budget().isCharging = true;
    const Held value(m_context, runCompiled(m_context, code));
    if (value.isException())
        return fail(takeError(form));
    return settle(value.get(), form);
}

/// What a value comes to when all that was put off has run.
Result<QJsonValue> Evaluation::settle(JSValueConst value, Form form)
{
    JSRuntime *runtime = JS_GetRuntime(m_context);
    while (!isStopped()) {
        JSContext *ran = nullptr;
        const int status = JS_ExecutePendingJob(runtime, &ran);
        if (status == 0)
            break;
        if (status < 0 && ran)
            JS_FreeValue(ran, JS_GetException(ran));
        (void)m_engine.budget().charge(1);
    }
    if (isStopped())
        return fail(limitError());
    Held result(m_context, JS_DupValue(m_context, value));
    const int state = int(JS_PromiseState(m_context, value));
    if (state == JS_PROMISE_PENDING)
        return fail(errors::kBadValue,
                    u"the promise never settles: there is nothing to wait for"_s);
    if (state == JS_PROMISE_REJECTED) {
        const Held reason(m_context, JS_PromiseResult(m_context, value));
        return fail(describe(reason.get(), form));
    }
    const Held settled(m_context,
                       state == JS_PROMISE_FULFILLED ? JS_PromiseResult(m_context, value)
                                                     : JS_DupValue(m_context, value));
    const ReadValue read = fromScript(m_context, settled.get(), m_environment.limits.resultBytes);
    if (isStopped())
        return fail(limitError());
    if (read.isException)
        return fail(takeError(form));
    return read.value;
}

bool Evaluation::isStopped() const
{
    return m_isCancelled || m_engine.budget().isSpent();
}

Error Evaluation::limitError() const
{
    if (m_isCancelled)
        return Error::cancelled();
    if (m_engine.budget().isOutOfSteps) {
        return Error(errors::kTooLong,
                     u"the script takes more than %1 steps"_s.arg(m_environment.limits.steps))
            .with(u"steps"_s, QString::number(m_environment.limits.steps));
    }
    return Error(errors::kOutOfMemory,
                 u"the script needs more than %1 MB"_s.arg(m_environment.limits.memoryBytes / 1024
                                                           / 1024))
        .with(u"bytes"_s, QString::number(m_environment.limits.memoryBytes));
}

Error Evaluation::takeError(Form form)
{
    const Held thrown(m_context, JS_GetException(m_context));
    return isStopped() ? limitError() : describe(thrown.get(), form);
}

Error Evaluation::describe(JSValueConst thrown, Form form)
{
    if (isStopped())
        return limitError();
    for (const Thrown &known : m_thrown) {
        if (JS_IsObject(thrown) && JS_VALUE_GET_PTR(known.value) == JS_VALUE_GET_PTR(thrown))
            return known.error;
    }
    // What is thrown may have getters of its own: they get a little, and what they throw is
    // dropped.
    Budget &budget = m_engine.budget();
    budget.isCharging = true;
    budget.steps = kExtraSteps;
    budget.memoryBytes = std::max(budget.memoryBytes, budget.usedBytes + kExtraBytes);
    QString message;
    QString stack;
    if (JS_IsObject(thrown)) {
        const QString name = memberText(m_context, thrown, "name");
        const QString text = memberText(m_context, thrown, "message");
        stack = memberText(m_context, thrown, "stack");
        if (text == "stack overflow"_L1 && name == "InternalError"_L1)
            return placed(Error(errors::kTooDeep, u"calls nest too deeply"_s), stack, form);
        message = name.isEmpty() || text.isEmpty() ? name + text : name + u": "_s + text;
        if (message.isEmpty())
            message = u"the script threw an object"_s;
    } else {
        const QString text = JS_IsSymbol(thrown) ? u"a symbol"_s : textOf(m_context, thrown);
        message = u"the script threw "_s + text.first(std::min(kMaxMessage, text.size()));
    }
    JS_FreeValue(m_context, JS_GetException(m_context));
    return placed(Error(errors::kFailed, plainName(message)), stack, form);
}

double Evaluation::nextRandom()
{
    // Source: Vigna, "xorshift64*", 2016.
    m_random ^= m_random >> 12;
    m_random ^= m_random << 25;
    m_random ^= m_random >> 27;
    return double((m_random * 0x2545f4914f6cdd1dULL) >> 11) * 0x1.0p-53;
}

int Evaluation::onInterrupt(JSRuntime *, void *engine)
{
    Engine &asking = *static_cast<Engine *>(engine);
    Evaluation *evaluation = asking.evaluation();
    Budget &budget = asking.budget();
    if (!evaluation)
        return 0;
    if (evaluation->m_environment.token.isCancelled())
        evaluation->m_isCancelled = true;
    if (std::chrono::steady_clock::now() > evaluation->m_deadline)
        budget.isOutOfSteps = true;
    (void)budget.charge(kStepsPerInterrupt);
    return evaluation->isStopped() ? 1 : 0;
}

} // namespace agentops::script
