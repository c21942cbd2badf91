// SPDX-License-Identifier: GPL-3.0-or-later
// Source: libyaml's event interface (yaml.h) and YAML 1.2.2.
#include <agentops/interop/yaml.h>

#include "yamlscalar.h"

#include <agentops/interop/errors.h>

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <yaml.h>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using workflow::Diagnostic;

namespace {

constexpr qsizetype kMaxBytes = 4 * 1024 * 1024;
constexpr int kMaxDepth = 100;
/// Of the tree with every alias written out.
constexpr qsizetype kMaxNodes = 200'000;

QString fromYaml(const yaml_char_t *text, size_t length)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(text), qsizetype(length));
}

QString fromYaml(const yaml_char_t *text)
{
    return text ? QString::fromUtf8(reinterpret_cast<const char *>(text)) : QString();
}

TextPosition toPosition(const yaml_mark_t &mark)
{
    return {int(mark.line) + 1, int(mark.column) + 1};
}

/// What a tree is measured by; a value without others is of height 0.
struct Extent
{
    qsizetype count = 1;
    int height = 0;
};

Extent extentOf(const YamlNode &node)
{
    Extent extent;
    const auto add = [&extent](const YamlNode &child) {
        const Extent below = extentOf(child);
        extent.count += below.count;
        extent.height = std::max(extent.height, below.height + 1);
    };
    std::ranges::for_each(node.items, add);
    for (const YamlEntry &entry : node.entries)
        add(entry.value);
    return extent;
}

struct Anchor
{
    YamlNode node;
    Extent extent;
};

/// Builds the tree from the events of libyaml. Every read either goes on or leaves a diagnostic.
class YamlBuilder
{
public:
    explicit YamlBuilder(QByteArrayView text) : m_text(text)
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &m_parser, reinterpret_cast<const unsigned char *>(text.data()), size_t(text.size()));
    }
    ~YamlBuilder()
    {
        yaml_event_delete(&m_event);
        yaml_parser_delete(&m_parser);
    }
    Q_DISABLE_COPY_MOVE(YamlBuilder)

    std::optional<YamlNode> build();
    QList<Diagnostic> takeDiagnostics() { return std::move(m_diagnostics); }

private:
    bool next();
    bool fail(TextPosition position, const QString &message, ErrorCode code = errors::kBadYaml);
    void failInLibrary();
    bool readNode(YamlNode &node, int depth);
    bool readScalar(YamlNode &node);
    bool readList(YamlNode &node, int depth);
    bool readMap(YamlNode &node, int depth);
    bool readKey(YamlEntry &entry);
    bool readAlias(YamlNode &node, int depth);
    void addAnchor(const QString &name, const YamlNode &node);
    bool checkDepth(int depth, TextPosition position);
    bool merge(YamlNode &map, const YamlNode &source, TextPosition position);
    bool addNodes(qsizetype count, TextPosition position);

    QByteArrayView m_text;
    yaml_parser_t m_parser{};
    yaml_event_t m_event{};
    QHash<QString, Anchor> m_anchors;
    qsizetype m_nodeCount = 0;
    QList<Diagnostic> m_diagnostics;
};

bool YamlBuilder::fail(TextPosition position, const QString &message, ErrorCode code)
{
    m_diagnostics.append({.code = QString::fromLatin1(code.text()),
                          .message = message,
                          .line = position.line,
                          .column = position.column});
    return false;
}

void YamlBuilder::failInLibrary()
{
    QString message = QString::fromUtf8(m_parser.problem ? m_parser.problem : "out of memory");
    TextPosition position = toPosition(m_parser.problem_mark);
    if (m_parser.error == YAML_READER_ERROR) {
        position = positionOfOffset(m_text, qsizetype(m_parser.problem_offset));
    } else if (m_parser.error == YAML_SCANNER_ERROR) {
        if (m_parser.buffer.pointer < m_parser.buffer.last && *m_parser.buffer.pointer == '\t')
            message = u"a tab cannot indent: use spaces"_s;
    }
    if (m_parser.context)
        message += u' ' + QString::fromUtf8(m_parser.context);
    if (m_parser.error != YAML_READER_ERROR && m_parser.context
        && m_parser.context_mark.line != m_parser.problem_mark.line)
        message += u" that begins in line %1"_s.arg(m_parser.context_mark.line + 1);
    fail(position, message);
}

bool YamlBuilder::next()
{
    yaml_event_delete(&m_event);
    if (yaml_parser_parse(&m_parser, &m_event))
        return true;
    failInLibrary();
    return false;
}

bool YamlBuilder::addNodes(qsizetype count, TextPosition position)
{
    m_nodeCount += count;
    if (m_nodeCount <= kMaxNodes)
        return true;
    return fail(position, u"the document has more than %1 values"_s.arg(kMaxNodes),
                errors::kTooLarge);
}

std::optional<YamlNode> YamlBuilder::build()
{
    YamlNode root{.position = {1, 1}};
    if (!next() || !next()) // the beginning of the stream, and what comes behind it
        return std::nullopt;
    if (m_event.type == YAML_STREAM_END_EVENT)
        return root;
    if (!next() || !readNode(root, 0) || !next() || !next())
        return std::nullopt;
    if (m_event.type != YAML_STREAM_END_EVENT) {
        fail(toPosition(m_event.start_mark), u"there is a second document in the file"_s);
        return std::nullopt;
    }
    return root;
}

/// Reads the node whose first event is the present one; afterwards its last event is.
bool YamlBuilder::readNode(YamlNode &node, int depth)
{
    node.position = toPosition(m_event.start_mark);
    node.sourceBegin = qsizetype(m_event.start_mark.index);
    node.sourceEnd = qsizetype(m_event.end_mark.index);
    if (m_event.type == YAML_ALIAS_EVENT)
        return readAlias(node, depth);
    if (!checkDepth(depth, node.position) || !addNodes(1, node.position))
        return false;
    QString anchor;
    bool isRead = false;
    switch (m_event.type) {
    case YAML_SCALAR_EVENT:
        anchor = fromYaml(m_event.data.scalar.anchor);
        isRead = readScalar(node);
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = fromYaml(m_event.data.sequence_start.anchor);
        isRead = readList(node, depth);
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = fromYaml(m_event.data.mapping_start.anchor);
        isRead = readMap(node, depth);
        break;
    default:
        return fail(node.position, u"a value is missing"_s);
    }
    // Only what is complete has a name: an alias inside of its own anchor finds nothing.
    if (isRead && !anchor.isEmpty())
        addAnchor(anchor, node);
    return isRead;
}

void YamlBuilder::addAnchor(const QString &name, const YamlNode &node)
{
    m_anchors.insert(name, {node, extentOf(node)});
}

bool YamlBuilder::checkDepth(int depth, TextPosition position)
{
    if (depth <= kMaxDepth)
        return true;
    return fail(position, u"values are nested deeper than %1"_s.arg(kMaxDepth), errors::kTooLarge);
}

bool YamlBuilder::readScalar(YamlNode &node)
{
    const auto &scalar = m_event.data.scalar;
    node.text = fromYaml(scalar.value, scalar.length);
    node.isBlock =
        scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
    node.isDoubleQuoted = scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    const QString tag = fromYaml(scalar.tag);
    if (tag == u"tag:yaml.org,2002:str" || tag == u"!") {
        node.kind = YamlNode::Kind::Text;
        return true;
    }
    if (tag.isEmpty()) {
        node.kind = scalar.plain_implicit ? kindOfPlainScalar(node.text) : YamlNode::Kind::Text;
        return true;
    }
    using Kind = YamlNode::Kind;
    const QHash<QString, Kind> wanted{{u"tag:yaml.org,2002:null"_s, Kind::Null},
                                      {u"tag:yaml.org,2002:bool"_s, Kind::Boolean},
                                      {u"tag:yaml.org,2002:int"_s, Kind::Number},
                                      {u"tag:yaml.org,2002:float"_s, Kind::Number}};
    node.kind = kindOfPlainScalar(node.text);
    if (!wanted.contains(tag))
        return fail(node.position, u"the tag “%1” is unknown"_s.arg(tag));
    if (wanted.value(tag) != node.kind)
        return fail(node.position, u"“%1” is no value of the tag “%2”"_s.arg(node.text, tag));
    return true;
}

bool YamlBuilder::readList(YamlNode &node, int depth)
{
    node.kind = YamlNode::Kind::List;
    for (;;) {
        if (!next())
            return false;
        if (m_event.type == YAML_SEQUENCE_END_EVENT)
            break;
        if (!readNode(node.items.emplace_back(), depth + 1))
            return false;
    }
    node.sourceEnd = qsizetype(m_event.end_mark.index);
    return true;
}

bool YamlBuilder::readKey(YamlEntry &entry)
{
    entry.keyPosition = toPosition(m_event.start_mark);
    YamlNode key{.position = entry.keyPosition};
    if (m_event.type == YAML_SCALAR_EVENT) {
        entry.key = fromYaml(m_event.data.scalar.value, m_event.data.scalar.length);
        const QString anchor = fromYaml(m_event.data.scalar.anchor);
        if (!anchor.isEmpty()) {
            if (!readScalar(key))
                return false;
            addAnchor(anchor, key);
        }
        return true;
    }
    if (m_event.type == YAML_ALIAS_EVENT) {
        if (!readAlias(key, 0))
            return false;
        if (key.isScalar()) {
            entry.key = key.text;
            return true;
        }
    }
    return fail(entry.keyPosition, u"a key must be text"_s);
}

bool YamlBuilder::readMap(YamlNode &node, int depth)
{
    node.kind = YamlNode::Kind::Map;
    QSet<QString> keys;
    std::vector<YamlEntry> merged;
    bool isGood = true;
    for (;;) {
        if (!next())
            return false;
        if (m_event.type == YAML_MAPPING_END_EVENT)
            break;
        YamlEntry entry;
        const bool isPlain =
            m_event.type == YAML_SCALAR_EVENT && m_event.data.scalar.plain_implicit;
        if (!readKey(entry) || !next() || !readNode(entry.value, depth + 1))
            return false;
        if (isPlain && entry.key == u"<<") {
            merged.push_back(std::move(entry));
        } else if (keys.contains(entry.key)) {
            // What follows is still looked at: all such keys are told at once.
            isGood = fail(entry.keyPosition, u"the key “%1” is there twice"_s.arg(entry.key));
        } else {
            keys.insert(entry.key);
            node.entries.push_back(std::move(entry));
        }
    }
    node.sourceEnd = qsizetype(m_event.end_mark.index);
    for (const YamlEntry &entry : merged) {
        if (!merge(node, entry.value, entry.keyPosition))
            return false;
    }
    return isGood;
}

/// Adds the keys of `source`, a map or a list of maps, that `map` has not.
/// Source: yaml.org/type/merge.html.
bool YamlBuilder::merge(YamlNode &map, const YamlNode &source, TextPosition position)
{
    if (source.isList()) {
        for (const YamlNode &item : source.items) {
            if (!item.isMap())
                return fail(position, u"“<<” takes maps"_s);
            if (!merge(map, item, position))
                return false;
        }
        return true;
    }
    if (!source.isMap())
        return fail(position, u"“<<” takes a map, or a list of maps"_s);
    for (const YamlEntry &entry : source.entries) {
        if (map.find(entry.key))
            continue;
        if (!addNodes(extentOf(entry.value).count, position))
            return false;
        map.entries.push_back(entry);
    }
    return true;
}

bool YamlBuilder::readAlias(YamlNode &node, int depth)
{
    const TextPosition position = toPosition(m_event.start_mark);
    const QString name = fromYaml(m_event.data.alias.anchor);
    const auto found = m_anchors.constFind(name);
    if (found == m_anchors.constEnd())
        return fail(position, u"there is no anchor “%1” before this"_s.arg(name));
    // Counted before it is copied, so that a few lines cannot fill the memory.
    if (!checkDepth(depth + found->extent.height, position)
        || !addNodes(found->extent.count, position))
        return false;
    node = found->node;
    return true;
}

} // namespace

ParsedYaml parseYaml(const QByteArray &text)
{
    QByteArrayView view(text);
    if (view.size() > kMaxBytes) {
        return {.diagnostics = {
                    {.code = QString::fromLatin1(errors::kTooLarge.text()),
                     .message = u"the file has more than %1 MiB"_s.arg(kMaxBytes / (1024 * 1024)),
                     .line = 1,
                     .column = 1}}};
    }
    // The library would count the mark as a column.
    if (view.startsWith("\xEF\xBB\xBF"))
        view = view.sliced(3);
    YamlBuilder builder(view);
    std::optional<YamlNode> root = builder.build();
    ParsedYaml parsed{.diagnostics = builder.takeDiagnostics()};
    if (root && parsed.diagnostics.isEmpty())
        parsed.document = YamlDocument{std::move(*root), QString::fromUtf8(view).toStdU32String()};
    return parsed;
}

TextPosition YamlDocument::positionIn(const YamlNode &scalar, qsizetype offset) const
{
    if (!scalar.isScalar() || scalar.sourceEnd > qsizetype(source.size()))
        return scalar.position;
    const std::u32string wanted = QStringView(scalar.text).left(offset).toString().toStdU32String();
    size_t at = size_t(scalar.sourceBegin);
    const size_t end = size_t(scalar.sourceEnd);
    // The line with `|` or `>` is not part of the text, nor are a tag and an anchor.
    if (scalar.isBlock) {
        while (at < end && source[at] != U'\n')
            ++at;
        ++at;
    }
    const bool isQuoted = at < end && (source[at] == U'"' || source[at] == U'\'');
    if (isQuoted)
        ++at;
    for (const char32_t c : wanted) {
        if (scalar.isDoubleQuoted && at < end && source[at] == U'\\') {
            at += 2;
            continue;
        }
        const bool isFolded = c == U' ' && at < end && source[at] == U'\n';
        // What the text has in between: indentation, and the second one of doubled quotes.
        while (!isFolded && at < end && source[at] != c)
            ++at;
        ++at;
    }
    const QStringView whole = scalar.text;
    if (offset < whole.size() && (scalar.isBlock || wanted.ends_with(U' '))) {
        while (at < end && whole[offset] != u' ' && source[at] == U' ')
            ++at;
    }
    at = std::min({at, end, source.size()});
    TextPosition position;
    size_t lineBegin = 0;
    for (size_t i = 0; i < at; ++i) {
        if (source[i] == U'\n') {
            ++position.line;
            lineBegin = i + 1;
        }
    }
    position.column = int(at - lineBegin) + 1;
    return position;
}

} // namespace agentops::interop
