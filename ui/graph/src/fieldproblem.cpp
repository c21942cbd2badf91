// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldproblem.h"

#include "fieldtext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QUrl>

#include <algorithm>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using workflow::Parameter;

namespace {

class ProblemWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldProblem)

public:
    static QString ofUrl() { return tr("Write a whole address, such as https://example.org."); }
    static QString ofJson(qsizetype line, qsizetype column)
    {
        return tr("Line %1, column %2: this is not JSON.").arg(line).arg(column);
    }
};

QString urlProblem(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWhole = url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty();
    return isWhole ? QString() : ProblemWords::ofUrl();
}

QString jsonProblem(const QString &text)
{
    // In brackets, so that a bare number or text is JSON as well.
    const QByteArray json = text.toUtf8();
    QJsonParseError error;
    QJsonDocument::fromJson('[' + json + ']', &error);
    if (error.error == QJsonParseError::NoError)
        return {};
    const qsizetype offset =
        std::clamp<qsizetype>(qsizetype(error.offset) - 1, 0, json.size()); // the bracket
    const QString before = QString::fromUtf8(json.first(offset));
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    return ProblemWords::ofJson(before.count(u'\n') + 1, before.size() - lineStart + 1);
}

/// Whether a text that may be anything is meant as JSON.
bool isMeantAsJson(const Parameter &parameter, const QString &text)
{
    if (parameter.type != Parameter::Type::Value)
        return true;
    return text.startsWith(u'{') || text.startsWith(u'[') || text.startsWith(u'"');
}

} // namespace

QString writtenProblem(const Parameter &parameter, const QJsonValue &value)
{
    const QString text = value.toString().trimmed();
    if (text.isEmpty() || text.contains("{{"_L1))
        return {};
    if (parameter.editor == Parameter::Editor::Url)
        return urlProblem(text);
    const bool isJson = isWrittenAsJson(parameter) || parameter.editor == Parameter::Editor::Json;
    return isJson && isMeantAsJson(parameter, text) ? jsonProblem(value.toString()) : QString();
}

} // namespace agentops::ui::graph
