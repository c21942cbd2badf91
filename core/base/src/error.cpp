// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/error.h>
#include <agentops/base/result.h>

#include <QtCore/QDebug>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace agentops {

Error::Error(ErrorCode code, QString message, std::source_location place)
    : m_code(code)
    , m_message(std::move(message))
    , m_place(place)
{ }

QString Error::contextValue(QStringView key) const
{
    for (const Context &entry : m_context) {
        if (entry.key == key)
            return entry.value;
    }
    return {};
}

Error Error::with(QString key, QString value) &&
{
    m_context.append({std::move(key), std::move(value)});
    return std::move(*this);
}

Error Error::causedBy(Error cause) &&
{
    m_cause = std::make_shared<const Error>(std::move(cause));
    return std::move(*this);
}

Error Error::withRetryAfter(std::chrono::milliseconds delay) &&
{
    m_retryAfter = delay;
    return std::move(*this);
}

QString Error::describe() const
{
    QString text = m_message;
    QStringList facts;
    for (const Context &entry : m_context) {
        if (!entry.value.isEmpty())
            facts.append(entry.key + u'=' + entry.value);
    }
    if (!facts.isEmpty())
        text += " ("_L1 + facts.join(", "_L1) + u')';
    if (m_cause)
        text += ": "_L1 + m_cause->describe();
    return text;
}

Error Error::cancelled(std::source_location place)
{
    return Error(errors::kCancelled, u"cancelled"_s, place);
}

void verifyFailed(const char *condition, std::source_location place)
{
    qCritical("%s:%u: invariant broken: %s", place.file_name(), static_cast<unsigned>(place.line()),
              condition);
    std::abort();
}

} // namespace agentops
