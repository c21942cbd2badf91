// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quickjs.h"

#include <agentops/base/result.h>

#include <QtCore/QJsonValue>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::script {

/// A JavaScript value that is let go at the end of the scope.
class Held
{
public:
    Held(JSContext *context, JSValue value) : m_context(context), m_value(value) { }
    ~Held() { JS_FreeValue(m_context, m_value); }
    Q_DISABLE_COPY_MOVE(Held)

    JSValue get() const { return m_value; }
    JSValue take() { return std::exchange(m_value, JS_UNDEFINED); }
    bool isException() const { return JS_IsException(m_value); }

private:
    JSContext *m_context;
    JSValue m_value;
};

/// A value made of JSON; with `paths` only what they lead to (and the length of lists).
/// Errors: an exception value.
JSValue toScript(JSContext *context, const QJsonValue &value, const QList<QStringList> &paths = {});

/// The JSON that a value stands for.
/// Errors: script.bad_value, script.result_too_large. An error without a code of its own
/// (`isException`) means that the script threw while it was read.
struct ReadValue
{
    Result<QJsonValue> value;
    bool isException = false;
};
ReadValue fromScript(JSContext *context, JSValueConst value, qint64 maxBytes);

QString textOf(JSContext *context, JSValueConst value);

} // namespace agentops::script
