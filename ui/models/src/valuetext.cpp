// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/valuetext.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui {

namespace {

QString jsonOf(const QJsonValue &value, QJsonDocument::JsonFormat format)
{
    if (value.isUndefined())
        return {};
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(format)).trimmed();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(format)).trimmed();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1).chopped(1));
}

bool isName(const QString &name)
{
    static const QRegularExpression plain(u"^[A-Za-z_$][A-Za-z0-9_$]*$"_s);
    return plain.match(name).hasMatch();
}

bool isIndex(const QString &name)
{
    static const QRegularExpression digits(u"^[0-9]+$"_s);
    return digits.match(name).hasMatch();
}

} // namespace

QString valueLine(const QJsonValue &value, qsizetype maxLength)
{
    QString text = value.isString() ? value.toString() : jsonOf(value, QJsonDocument::Compact);
    const bool isCut = text.size() > maxLength;
    if (isCut)
        text.truncate(maxLength);
    text.replace(u'\n', u' ');
    return isCut ? text + u'…' : text;
}

QString valueText(const QJsonValue &value)
{
    return value.isString() ? value.toString() : jsonOf(value, QJsonDocument::Indented);
}

QString valueExpression(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    QString text = names.first();
    const auto isPlain = [](const QString &name) {
        return isName(name) || isIndex(name);
    };
    // Plain references are looked up without JavaScript; other names only JavaScript can say.
    const bool allPlain = std::all_of(names.begin() + 1, names.end(), isPlain);
    for (const QString &name : names.sliced(1)) {
        if (isName(name) || (allPlain && isIndex(name)))
            text += u'.' + name;
        else if (isIndex(name))
            text += u'[' + name + u']';
        else
            text += u'[' + jsonOf(name, QJsonDocument::Compact) + u']';
    }
    return "{{ "_L1 + text + " }}"_L1;
}

} // namespace agentops::ui
