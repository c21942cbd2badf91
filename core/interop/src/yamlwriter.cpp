// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/interop/yamlwriter.h>

#include "yamlscalar.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

bool isPrintable(QChar c)
{
    return c == u'\t' || c == u'\n'
        || (c >= u' ' && c != QChar(0x7f) && !(c >= QChar(0x80) && c < QChar(0xa0))
            && c != QChar(0x2028) && c != QChar(0x2029) && c != QChar(0xfeff) && c < QChar(0xfffe));
}

bool isSurrogateSafe(QStringView text)
{
    return text.isValidUtf16();
}

/// Whether the text can stand as it is and is read as text.
bool isPlain(const QString &text)
{
    if (text.isEmpty() || kindOfPlainScalar(text) != YamlNode::Kind::Text)
        return false;
    // Readers of YAML 1.1 take these for truth values.
    static const QStringList kOld{u"y"_s, u"n"_s, u"yes"_s, u"no"_s, u"on"_s, u"off"_s};
    if (kOld.contains(text.toLower()))
        return false;
    if (!std::ranges::all_of(text,
                             [](QChar c) { return isPrintable(c) && c != u'\n' && c != u'\t'; }))
        return false;
    if (u"-?:,[]{}#&*!|>'\"%@`=<~ "_s.contains(text.front()) || text.endsWith(u' ')
        || text.endsWith(u':'))
        return false;
    return !text.contains(u": ") && !text.contains(u" #") && text != u"..."
        && !text.startsWith(u"...") && isSurrogateSafe(text);
}

/// Whether a `|` block says exactly this text.
bool fitsBlock(const QString &text)
{
    if (!text.contains(u'\n') || text.startsWith(u' ') || text.startsWith(u'\n')
        || text.startsWith(u'\t') || text.trimmed().isEmpty())
        return false;
    return std::ranges::all_of(text, isPrintable) && isSurrogateSafe(text);
}

QString inDoubleQuotes(const QString &text)
{
    QString result = u"\""_s;
    const bool keepsSurrogates = isSurrogateSafe(text);
    for (const QChar c : text) {
        const bool isReadable = c.isSurrogate() ? keepsSurrogates : isPrintable(c);
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c == u'\n')
            result += u"\\n"_s;
        else if (c == u'\t')
            result += u"\\t"_s;
        else if (isReadable)
            result += c;
        else
            result += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
    }
    return result + u'"';
}

QString scalarText(const YamlNode &node)
{
    if (node.kind != YamlNode::Kind::Text || isPlain(node.text))
        return node.text;
    const bool isOneLine = std::ranges::all_of(
        node.text, [](QChar c) { return isPrintable(c) && c != u'\n' && c != u'\t'; });
    if (isOneLine && isSurrogateSafe(node.text))
        return u'\'' + QString(node.text).replace(u'\'', u"''"_s) + u'\'';
    return inDoubleQuotes(node.text);
}

QString keyText(const QString &key)
{
    return key == u"on" ? key : scalarText(yamlText(key));
}

class YamlTextWriter
{
public:
    void writeValue(const YamlNode &node, int indent);
    QString take() { return std::move(m_text); }

private:
    void writeBlock(const QString &text, int indent);
    void writeMap(const YamlNode &map, int indent, bool continuesLine);
    void newLine(int indent) { m_text += u'\n' + QString(indent, u' '); }

    QString m_text;
};

void YamlTextWriter::writeBlock(const QString &text, int indent)
{
    qsizetype breaks = 0;
    while (breaks < text.size() && text[text.size() - 1 - breaks] == u'\n')
        ++breaks;
    m_text += u'|';
    if (breaks == 0)
        m_text += u'-';
    else if (breaks > 1)
        m_text += u'+';
    const QString body = text.chopped(std::min<qsizetype>(breaks, 1));
    for (const QString &line : body.split(u'\n')) {
        m_text += u'\n';
        if (!line.isEmpty())
            m_text += QString(indent, u' ') + line;
    }
}

void YamlTextWriter::writeMap(const YamlNode &map, int indent, bool continuesLine)
{
    for (const YamlEntry &entry : map.entries) {
        if (!std::exchange(continuesLine, false))
            newLine(indent);
        m_text += keyText(entry.key) + u':';
        writeValue(entry.value, indent + 2);
    }
}

/// Writes what comes behind `key:` or `-`; blocks begin on the next line, at `indent`.
void YamlTextWriter::writeValue(const YamlNode &node, int indent)
{
    if (node.isMap() && !node.entries.empty()) {
        writeMap(node, indent, false);
    } else if (node.isList() && !node.items.empty()) {
        for (const YamlNode &item : node.items) {
            newLine(indent);
            m_text += u'-';
            if (item.isMap() && !item.entries.empty()) {
                m_text += u' ';
                writeMap(item, indent + 2, true);
            } else {
                writeValue(item, indent + 2);
            }
        }
    } else if (node.isMap() || node.isList()) {
        m_text += node.isMap() ? u" {}"_s : u" []"_s;
    } else if (node.kind == YamlNode::Kind::Text && fitsBlock(node.text)) {
        m_text += u' ';
        writeBlock(node.text, indent);
    } else if (!node.isNull()) {
        m_text += u' ' + scalarText(node);
    }
}

} // namespace

YamlNode yamlText(const QString &text)
{
    return {.kind = YamlNode::Kind::Text, .text = text};
}

YamlNode yamlNumber(double number)
{
    return {.kind = YamlNode::Kind::Number, .text = QString::number(number, 'g', 15)};
}

YamlNode yamlBoolean(bool value)
{
    return {.kind = YamlNode::Kind::Boolean, .text = value ? u"true"_s : u"false"_s};
}

YamlNode yamlList(std::vector<YamlNode> items)
{
    return {.kind = YamlNode::Kind::List, .items = std::move(items)};
}

YamlNode yamlMap(std::vector<std::pair<QString, YamlNode>> entries)
{
    YamlNode map{.kind = YamlNode::Kind::Map};
    for (auto &[key, value] : entries)
        map.entries.push_back({key, {}, std::move(value)});
    return map;
}

YamlNode yamlOfJson(const QJsonValue &value)
{
    if (value.isBool())
        return yamlBoolean(value.toBool());
    if (value.isDouble())
        return yamlNumber(value.toDouble());
    if (value.isString())
        return yamlText(value.toString());
    YamlNode node;
    if (value.isArray()) {
        node.kind = YamlNode::Kind::List;
        for (const QJsonValue &item : value.toArray())
            node.items.push_back(yamlOfJson(item));
    } else if (value.isObject()) {
        node.kind = YamlNode::Kind::Map;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            node.entries.push_back({it.key(), {}, yamlOfJson(it.value())});
    }
    return node;
}

void addYaml(YamlNode &map, const QString &key, YamlNode value)
{
    map.kind = YamlNode::Kind::Map;
    if (!value.isNull())
        map.entries.push_back({key, {}, std::move(value)});
}

QByteArray writeYaml(const YamlNode &root)
{
    YamlTextWriter writer;
    writer.writeValue(root, 0);
    QString text = writer.take();
    // The first entry begins the file, not a line behind nothing.
    while (text.startsWith(u'\n') || text.startsWith(u' '))
        text.removeFirst();
    return text.toUtf8() + '\n';
}

} // namespace agentops::interop
