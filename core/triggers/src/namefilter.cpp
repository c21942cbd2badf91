// SPDX-License-Identifier: GPL-3.0-or-later
#include "namefilter.h"

#include <agentops/triggers/errors.h>

#include <QtCore/QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace agentops::triggers {

namespace {

constexpr qsizetype kMostCharacters = 500;

/// A set such as `[a-z]` or `[!0-9]` at the beginning of the text; empty when there is none.
QString readSet(QStringView text)
{
    const qsizetype end = text.indexOf(u']', 2);
    if (!text.startsWith(u'[') || end < 0)
        return {};
    QStringView members = text.sliced(1, end - 1);
    const bool isNegated = members.startsWith(u'!') || members.startsWith(u'^');
    if (isNegated)
        members = members.sliced(1);
    QString set = members.toString();
    set.replace(u'\\', u"\\\\"_s).replace(u'[', u"\\["_s).replace(u'^', u"\\^"_s);
    return (isNegated ? u"[^/"_s : u"["_s) + set + u']';
}

QString toExpression(QStringView pattern)
{
    QString expression;
    bool canRepeat = false;
    while (!pattern.isEmpty()) {
        const bool couldRepeat = std::exchange(canRepeat, false);
        if (couldRepeat && (pattern.startsWith(u'+') || pattern.startsWith(u'?'))) {
            expression += pattern.first(1);
            pattern = pattern.sliced(1);
        } else if (pattern.startsWith(u"**/")) {
            expression += u"(?:.*/)?"_s;
            pattern = pattern.sliced(3);
        } else if (pattern.startsWith(u"**")) {
            expression += u".*"_s;
            pattern = pattern.sliced(2);
        } else if (pattern.startsWith(u'*')) {
            expression += u"[^/]*"_s;
            pattern = pattern.sliced(1);
        } else if (const QString set = readSet(pattern); !set.isEmpty()) {
            expression += set;
            canRepeat = true;
            pattern = pattern.sliced(pattern.indexOf(u']', 2) + 1);
        } else {
            expression += QRegularExpression::escape(pattern.first(1));
            canRepeat = true;
            pattern = pattern.sliced(1);
        }
    }
    return QRegularExpression::anchoredPattern(expression);
}

} // namespace

Result<NameFilter> NameFilter::parse(const QJsonValue &patterns)
{
    NameFilter filter;
    for (const QJsonValue &value : patterns.toArray()) {
        QString text = value.toString();
        Pattern pattern{.isNegated = text.startsWith(u'!'), .expression = {}};
        if (pattern.isNegated)
            text.remove(0, 1);
        pattern.expression.setPattern(toExpression(text));
        if (text.isEmpty() || text.size() > kMostCharacters || !pattern.expression.isValid()) {
            return fail(Error(errors::kBadPattern,
                              u"\"%1\" is no pattern such as src/**/*.cpp"_s.arg(text.left(80)))
                            .with(u"pattern"_s, text));
        }
        filter.m_patterns.append(pattern);
    }
    return filter;
}

bool NameFilter::fits(const QString &name) const
{
    bool isWanted = false;
    for (const Pattern &pattern : m_patterns) {
        if (isWanted == pattern.isNegated && pattern.expression.match(name).hasMatch())
            isWanted = !pattern.isNegated;
    }
    return isWanted;
}

} // namespace agentops::triggers
