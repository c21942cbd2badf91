// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine.h"

#include <agentops/script/sandbox.h>

#include <chrono>
#include <vector>

namespace agentops::script {

/// Runs one script in an engine.
class Evaluation
{
public:
    Evaluation(Engine &engine, const Environment &environment);
    ~Evaluation();
    Q_DISABLE_COPY_MOVE(Evaluation)

    Result<QJsonValue> run(const QString &source, Form form);

    const Environment &environment() const { return m_environment; }
    /// From 0 up to 1.
    double nextRandom();

    static int onInterrupt(JSRuntime *runtime, void *engine);

private:
    /// A global, a member of one, or a library, and what it gave.
    struct Source
    {
        const Global *global = nullptr;
        const Library *library = nullptr;
        bool isKnown = false;
        JSValue value = JS_UNDEFINED;
    };
    struct Thrown
    {
        JSValue value;
        Error error;
    };

    bool addGlobals();
    void removeGlobals();
    bool addConsole();
    bool addSource(JSValueConst object, const Source &source, const QString &name);
    JSValue readSource(size_t index);
    JSValue makeObject(const Global &global);
    JSValue makeLibrary(const Library &library);
    Result<QJsonValue> settle(JSValueConst value, Form form);
    Error takeError(Form form);
    Error describe(JSValueConst thrown, Form form);
    Error limitError() const;
    bool isStopped() const;

    static JSValue getter(JSContext *context, JSValueConst self, int argc, JSValueConst *argv,
                          int magic, JSValue *data);
    static JSValue print(JSContext *context, JSValueConst self, int argc, JSValueConst *argv);

    Engine &m_engine;
    JSContext *m_context;
    const Environment &m_environment;
    std::vector<Source> m_sources;
    std::vector<QByteArray> m_names;
    std::vector<Thrown> m_thrown;
    quint64 m_random;
    bool m_isCancelled = false;
    std::chrono::steady_clock::time_point m_deadline;
};

/// The value of compiled code; an exception value when it cannot be read or throws.
JSValue runCompiled(JSContext *context, const QByteArray &code);
/// What the compiler found wrong.
Error syntaxError(Engine &engine, const QString &source, Form form);

} // namespace agentops::script
