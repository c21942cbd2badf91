// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentbuilder.h"

#include <agentops/workflow/arrangement.h>

#include <QtCore/QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

using namespace workflow;

namespace {

// Version 5 of RFC 9562 wants a name space: this one is ours.
constexpr QUuid kNamespace(0x7d1a4f52, 0x6a3e, 0x4b0c, 0x9f, 0x21, 0x3c, 0x55, 0x8e, 0x10, 0xa7,
                           0x64);
constexpr qsizetype kMaxId = 56;

/// Names that expressions know, or JavaScript reserves, beside what holds a `-`.
const QSet<QString> kTaken{
    u"inputs"_s,     u"run"_s,       u"item"_s,       u"index"_s,    u"before"_s,
    u"gh"_s,         u"break"_s,     u"case"_s,       u"catch"_s,    u"class"_s,
    u"const"_s,      u"continue"_s,  u"debugger"_s,   u"default"_s,  u"delete"_s,
    u"do"_s,         u"else"_s,      u"enum"_s,       u"export"_s,   u"extends"_s,
    u"false"_s,      u"finally"_s,   u"for"_s,        u"function"_s, u"if"_s,
    u"import"_s,     u"in"_s,        u"instanceof"_s, u"new"_s,      u"null"_s,
    u"return"_s,     u"super"_s,     u"switch"_s,     u"this"_s,     u"throw"_s,
    u"true"_s,       u"try"_s,       u"typeof"_s,     u"var"_s,      u"void"_s,
    u"while"_s,      u"with"_s,      u"yield"_s,      u"let"_s,      u"static"_s,
    u"await"_s,      u"async"_s,     u"undefined"_s,  u"NaN"_s,      u"Infinity"_s,
    u"Math"_s,       u"JSON"_s,      u"Object"_s,     u"Array"_s,    u"String"_s,
    u"Number"_s,     u"Boolean"_s,   u"Date"_s,       u"RegExp"_s,   u"Error"_s,
    u"Map"_s,        u"Set"_s,       u"Symbol"_s,     u"Promise"_s,  u"BigInt"_s,
    u"globalThis"_s, u"console"_s,   u"arguments"_s,  u"eval"_s,     u"error"_s,
    u"implements"_s, u"interface"_s, u"package"_s,    u"private"_s,  u"protected"_s,
    u"public"_s,     u"of"_s,        u"get"_s,        u"set"_s};

} // namespace

DocumentBuilder::DocumentBuilder(const QString &name, const QString &source)
{
    m_document.properties.id = WorkflowId(QUuid::createUuidV5(kNamespace, source));
    m_document.properties.name = name;
}

NodeId DocumentBuilder::makeId(const QString &wanted)
{
    QString stem;
    for (const QChar c : wanted) {
        const bool isLetter = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        const bool isOther = (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
        if (isLetter || (isOther && !stem.isEmpty()))
            stem.append(c);
        else if (!stem.isEmpty() && !stem.endsWith(u'-'))
            stem.append(u'-');
    }
    stem.truncate(kMaxId);
    while (stem.endsWith(u'-'))
        stem.chop(1);
    if (stem.isEmpty())
        stem = u"step"_s;
    QString id = stem;
    for (int i = 2; m_ids.contains(id) || kTaken.contains(id); ++i)
        id = stem + u'_' + QString::number(i);
    m_ids.insert(id);
    return NodeId(id);
}

Node &DocumentBuilder::add(Node node)
{
    m_places.insert(node.id, m_document.nodes.size());
    return m_document.nodes.emplaceBack(std::move(node));
}

Node *DocumentBuilder::find(const NodeId &id)
{
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? nullptr : &m_document.nodes[*place];
}

Edge *DocumentBuilder::connect(const NodeId &from, const NodeId &to, const QString &condition,
                               const QString &fromPort)
{
    const PortRef source{from, fromPort};
    const PortRef target{to, u"after"_s};
    const bool isKnown = std::ranges::any_of(m_document.edges, [&](const Edge &edge) {
        return edge.from == source && edge.to == target;
    });
    if (isKnown)
        return nullptr;
    return &m_document.edges.emplaceBack(Edge{.id = EdgeId(u'e' + QString::number(++m_edgeCount)),
                                              .from = source,
                                              .to = target,
                                              .condition = condition});
}

Document DocumentBuilder::finish()
{
    QSet<NodeId> placeless;
    for (const Node &node : m_document.nodes) {
        if (!m_document.layout.nodes.contains(node.id))
            placeless.insert(node.id);
    }
    // It fails for nothing but a container inside of itself, and none is made here.
    if (const auto arrangement = arrange(m_document, {.nodes = placeless}))
        workflow::putPlaces(*arrangement, m_document.layout);
    return std::move(m_document);
}

} // namespace agentops::interop
