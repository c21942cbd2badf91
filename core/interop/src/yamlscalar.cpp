// SPDX-License-Identifier: GPL-3.0-or-later
#include "yamlscalar.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QStringView takeDigits(QStringView &rest)
{
    qsizetype count = 0;
    while (count < rest.size() && isDigit(rest[count]))
        ++count;
    const QStringView digits = rest.first(count);
    rest = rest.sliced(count);
    return digits;
}

bool isSpecialFloat(QStringView text)
{
    if (text.startsWith(u'+') || text.startsWith(u'-'))
        text = text.sliced(1);
    return text == u".inf" || text == u".Inf" || text == u".INF";
}

bool isNotANumber(QStringView text)
{
    return text == u".nan" || text == u".NaN" || text == u".NAN";
}

bool isRadixNumber(QStringView text)
{
    if (text.size() < 3 || text[0] != u'0')
        return false;
    const QStringView digits = text.sliced(2);
    if (text[1] == u'o')
        return std::ranges::all_of(digits, [](QChar c) { return c >= u'0' && c <= u'7'; });
    if (text[1] != u'x')
        return false;
    return std::ranges::all_of(digits, [](QChar c) {
        return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
}

bool isDecimalNumber(QStringView text)
{
    if (text.startsWith(u'+') || text.startsWith(u'-'))
        text = text.sliced(1);
    const bool hasWhole = !takeDigits(text).isEmpty();
    bool hasFraction = false;
    if (text.startsWith(u'.')) {
        text = text.sliced(1);
        hasFraction = !takeDigits(text).isEmpty();
    }
    if (!hasWhole && !hasFraction)
        return false;
    if (text.startsWith(u'e') || text.startsWith(u'E')) {
        text = text.sliced(1);
        if (text.startsWith(u'+') || text.startsWith(u'-'))
            text = text.sliced(1);
        if (takeDigits(text).isEmpty())
            return false;
    }
    return text.isEmpty();
}

} // namespace

YamlNode::Kind kindOfPlainScalar(QStringView text)
{
    using Kind = YamlNode::Kind;
    if (text.isEmpty() || text == u"~" || text == u"null" || text == u"Null" || text == u"NULL")
        return Kind::Null;
    for (const QStringView word : {u"true", u"True", u"TRUE", u"false", u"False", u"FALSE"}) {
        if (text == word)
            return Kind::Boolean;
    }
    const bool isNumber =
        isDecimalNumber(text) || isRadixNumber(text) || isSpecialFloat(text) || isNotANumber(text);
    return isNumber ? Kind::Number : Kind::Text;
}

double numberOfScalar(QStringView text)
{
    if (isNotANumber(text))
        return std::numeric_limits<double>::quiet_NaN();
    if (isSpecialFloat(text))
        return (text.startsWith(u'-') ? -1 : 1) * std::numeric_limits<double>::infinity();
    if (isRadixNumber(text)) {
        const double radix = text[1] == u'x' ? 16 : 8;
        double value = 0;
        for (const QChar c : text.sliced(2))
            value = value * radix + QStringView(&c, 1).toInt(nullptr, 16);
        return value;
    }
    return text.toDouble();
}

bool YamlNode::boolean() const
{
    return text.startsWith(u't', Qt::CaseInsensitive);
}

double YamlNode::number() const
{
    return numberOfScalar(text);
}

const YamlNode *YamlNode::find(QStringView key) const
{
    const auto found =
        std::ranges::find_if(entries, [&](const YamlEntry &entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

QJsonValue YamlNode::toJson() const
{
    switch (kind) {
    case Kind::Null:
        return QJsonValue::Null;
    case Kind::Boolean:
        return boolean();
    case Kind::Number:
        return std::isfinite(number()) ? QJsonValue(number()) : QJsonValue();
    case Kind::Text:
        return text;
    case Kind::List: {
        QJsonArray array;
        for (const YamlNode &item : items)
            array.append(item.toJson());
        return array;
    }
    case Kind::Map: {
        QJsonObject object;
        for (const YamlEntry &entry : entries)
            object.insert(entry.key, entry.value.toJson());
        return object;
    }
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace agentops::interop
