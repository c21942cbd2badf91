// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "allocator.h"

#include <agentops/base/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QCache>
#include <QtCore/QString>

#include <memory>

namespace agentops::script {

class Evaluation;

/// What stands around a source to make it a script.
enum class Form {
    Expression,
    Body, ///< of a function
};

/// A runtime with two contexts: one that compiles and never runs anything, and one that runs and
/// has no compiler, so that no script makes code from text.
/// Thread: the one that made it.
class Engine
{
public:
    /// With `isShared` the library's objects are frozen, so that it serves many evaluations.
    /// Errors: script.out_of_memory.
    static Result<std::unique_ptr<Engine>> create(bool isShared);
    /// The one of this thread for expressions; a fresh one when there is none or it is in use.
    static Result<std::unique_ptr<Engine>> take();
    /// Keeps the engine for the next expression of this thread, if it is as it was.
    static void giveBack(std::unique_ptr<Engine> engine);

    Q_DISABLE_COPY_MOVE(Engine)

    JSContext *context() const { return m_context; }
    JSContext *compiler() const { return m_compiler; }
    Budget &budget() { return m_heap.budget; }
    Evaluation *evaluation() const { return m_evaluation; }
    void setEvaluation(Evaluation *evaluation) { m_evaluation = evaluation; }

    /// The compiled source; kept for the next time.
    /// Errors: script.syntax, with line and column in the source; script.too_deep,
    /// script.out_of_memory.
    Result<QByteArray> compile(const QString &source, Form form, const QString &name);

private:
    Engine();
    bool prepare(bool isShared);
    bool isClean();

    Heap m_heap;
    JSRuntime *m_runtime = nullptr;
    JSContext *m_compiler = nullptr;
    JSContext *m_context = nullptr;
    Evaluation *m_evaluation = nullptr;
    uint32_t m_globalCount = 0;
    /// Of the global object.
    void *m_prototype = nullptr;
    qint64 m_bytesAtRest = 0;
    QCache<QString, QByteArray> m_compiled{512};
};

/// Columns of the first line that `form` puts before a source.
int columnsBefore(Form form);

} // namespace agentops::script
