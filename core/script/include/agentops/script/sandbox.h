// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/cancel.h>
#include <agentops/base/result.h>

#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <chrono>
#include <functional>

namespace agentops::script {

/// How much a script may use.
struct Limits
{
    /// About one jump or call each; work of the library counts by its size. Counted, not timed: the
    /// same script stops at the same place everywhere, give or take ten thousand.
    qint64 steps = 2'000'000;
    qint64 memoryBytes = 64LL * 1024 * 1024;
    qint64 stackBytes = 256LL * 1024;
    /// Of the result, written as JSON.
    qint64 resultBytes = 16LL * 1024 * 1024;
    /// Behind the steps, for single instructions that take very long.
    std::chrono::milliseconds deadline{10'000};
};

/// A value that a script knows by name; it is asked for when the script first reads it.
struct Global
{
    QString name;
    /// Either the value itself, or the members of an object that are asked for one by one.
    std::function<Result<QJsonValue>()> value;
    QList<Global> members;
    /// What the script reads of the value; empty: all of it. Only that is carried over.
    QList<QStringList> paths;
};

/// A text that is known by a global name: an expression that makes the value. It is evaluated when
/// a script first reads the name.
struct Library
{
    QString name;
    QString source;
};

struct Environment
{
    QList<Global> globals;
    QList<Library> libraries;
    /// What `Date.now()` and `new Date()` give. Units: milliseconds since 1970, UTC.
    qint64 now = 0;
    /// Of `Math.random()`.
    quint64 seed = 0;
    Limits limits;
    CancelToken token;
    /// Takes the lines of `console.log` and its like; without it there is no `console`.
    std::function<void(const QString &)> log;
};

/// The value of a JavaScript expression.
///
/// There is no input or output, no `eval`, `Function`, `import`, `Proxy` or typed array; dates are
/// in UTC. Nothing of one evaluation is seen by the next. A promise gives what it settles with.
/// Shape: `undefined` gives an undefined value; in lists it is null, in objects the key is left
/// out. What has `toJSON` gives that.
/// Errors: script.syntax, script.failed, script.too_long, script.out_of_memory, script.too_deep,
/// script.bad_value, script.result_too_large, base.cancelled, and those of the globals.
/// Thread: any; each keeps an engine of its own (2 MB).
Result<QJsonValue> evaluateExpression(const QString &source, const Environment &environment);

/// What the body of a function returns: statements, `return`. As evaluateExpression(), but in an
/// engine of its own, so that the library's objects may be changed.
Result<QJsonValue> runFunction(const QString &body, const Environment &environment);

/// Whether the text is an expression (or body) at all, without running it.
/// Errors: script.syntax.
Result<> checkExpression(const QString &source);
Result<> checkFunction(const QString &body);

} // namespace agentops::script
