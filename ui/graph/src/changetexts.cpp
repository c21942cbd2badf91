// SPDX-License-Identifier: GPL-3.0-or-later
#include "changetexts.h"

#include <agentops/ui/graph/changemarks.h>
#include <agentops/ui/graph/nodetext.h>
#include <agentops/workflow/nodecatalog.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QLocale>

#include <array>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    QLatin1StringView section;
    QLatin1StringView key;
    const char *text;
};

constexpr std::array kFields{
    Words{"nodes"_L1, "kind"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Kind")},
    Words{"nodes"_L1, "title"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Title")},
    Words{"nodes"_L1, "parent"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Container")},
    Words{"nodes"_L1, "when"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Condition")},
    Words{"nodes"_L1, "join"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Waits for")},
    Words{"nodes"_L1, "retry"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Attempts")},
    Words{"nodes"_L1, "timeoutMs"_L1,
          QT_TRANSLATE_NOOP("WorkflowChange", "Time limit of an attempt")},
    Words{"nodes"_L1, "overallTimeoutMs"_L1,
          QT_TRANSLATE_NOOP("WorkflowChange", "Time limit in all")},
    Words{"nodes"_L1, "concurrency"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "At the same time")},
    Words{"nodes"_L1, "idempotencyKey"_L1,
          QT_TRANSLATE_NOOP("WorkflowChange", "Key against repetition")},
    Words{"nodes"_L1, "onError"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "On error")},
    Words{"nodes"_L1, "reuse"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Reuse of outcomes")},
    Words{"nodes"_L1, "muted"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Muted")},
    Words{"edges"_L1, "from"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "From")},
    Words{"edges"_L1, "to"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "To")},
    Words{"edges"_L1, "condition"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Condition")},
    Words{"edges"_L1, "muted"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Muted")},
    Words{"notes"_L1, "text"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Text")},
    Words{"groups"_L1, "title"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Title")},
    Words{"groups"_L1, "color"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Colour")},
    Words{"groups"_L1, "nodes"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Steps in it")},
    Words{"inputs"_L1, "type"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Type")},
    Words{"inputs"_L1, "help"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Help")},
    Words{"inputs"_L1, "default"_L1,
          QT_TRANSLATE_NOOP("WorkflowChange", "Value without an answer")},
    Words{"inputs"_L1, "required"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Required")},
    Words{"document"_L1, "name"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Name")},
    Words{"document"_L1, "description"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Description")},
    Words{"document"_L1, "outputs"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Output")},
    Words{"document"_L1, "workspace"_L1, QT_TRANSLATE_NOOP("WorkflowChange", "Work in")},
    Words{"document"_L1, "concurrency"_L1,
          QT_TRANSLATE_NOOP("WorkflowChange", "Runs at the same time")},
};

QString said(const char *text)
{
    return QCoreApplication::translate("WorkflowChange", text);
}

QString compact(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

/// With the keys behind it that have no words.
QString withRest(const QString &name, const QStringList &rest)
{
    return rest.isEmpty() ? name : name + u" · "_s + rest.join(u'.');
}

} // namespace

QString markText(Mark mark)
{
    switch (mark) {
    case Mark::Added:
        return QCoreApplication::translate("WorkflowChange", "added", "an element");
    case Mark::Removed:
        return QCoreApplication::translate("WorkflowChange", "removed", "an element");
    case Mark::Changed:
        return QCoreApplication::translate("WorkflowChange", "changed", "an element");
    case Mark::Moved:
        return QCoreApplication::translate("WorkflowChange", "moved", "an element");
    case Mark::Conflict:
        break;
    }
    return QCoreApplication::translate("WorkflowChange", "to be decided", "a conflict of a merge");
}

QString markSign(Mark mark)
{
    switch (mark) {
    case Mark::Added:
        return u"+"_s;
    case Mark::Removed:
        return u"−"_s;
    case Mark::Changed:
        return u"~"_s;
    case Mark::Moved:
        return u"→"_s;
    case Mark::Conflict:
        break;
    }
    return u"!"_s;
}

QStringList stepsOf(const QString &pointer)
{
    QStringList steps = pointer.split(u'/').sliced(1);
    for (QString &step : steps)
        step.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return steps;
}

ChangeTexts::ChangeTexts(const workflow::Document &document, const workflow::NodeCatalog &catalog)
    : m_document(document)
    , m_catalog(catalog)
{
    for (const workflow::Node &node : document.nodes)
        m_nodes.insert(node.id, &node);
    for (const workflow::Edge &edge : document.edges)
        m_edges.insert(edge.id, &edge);
}

QString ChangeTexts::nodeName(const QString &id) const
{
    const workflow::Node *node = m_nodes.value(workflow::NodeId(id));
    return node ? shownTitle(*node, m_catalog.findType(node->kind)) : id;
}

QString ChangeTexts::portName(const QString &port) const
{
    const qsizetype dot = port.lastIndexOf(u'.');
    return dot < 0 ? port
                   : QCoreApplication::translate("WorkflowChange", "%1 of %2", "a port of a node")
                         .arg(port.sliced(dot + 1), nodeName(port.first(dot)));
}

QString ChangeTexts::elementTitle(const QString &section, const QString &id) const
{
    if (section == "nodes"_L1)
        return nodeName(id);
    if (section == "edges"_L1) {
        const workflow::Edge *edge = m_edges.value(workflow::EdgeId(id));
        return edge ? QCoreApplication::translate("WorkflowChange", "Connection from %1 to %2")
                          .arg(nodeName(edge->from.node.text()), nodeName(edge->to.node.text()))
                    : id;
    }
    if (section == "notes"_L1) {
        const workflow::Note *note = m_document.findNote(workflow::NoteId(id));
        return QCoreApplication::translate("WorkflowChange", "Note: %1")
            .arg(note ? note->text.section(u'\n', 0, 0) : id);
    }
    if (section == "groups"_L1) {
        const workflow::Group *group = m_document.findGroup(workflow::GroupId(id));
        return QCoreApplication::translate("WorkflowChange", "Frame %1")
            .arg(group ? group->title : id);
    }
    if (section == "inputs"_L1)
        return QCoreApplication::translate("WorkflowChange", "Input %1", "of a workflow").arg(id);
    return QCoreApplication::translate("WorkflowChange", "The workflow itself");
}

QString ChangeTexts::nodeField(const QString &id, const QStringList &steps) const
{
    const workflow::Node *node = m_nodes.value(workflow::NodeId(id));
    const workflow::NodeType *type = node ? m_catalog.findType(node->kind) : nullptr;
    const workflow::Parameter *parameter = type ? type->findParameter(steps.at(1)) : nullptr;
    return withRest(parameter ? parameterTitle(*parameter) : steps.at(1), steps.sliced(2));
}

QString ChangeTexts::fieldName(const QString &section, const QString &id,
                               const QStringList &steps) const
{
    if (steps.isEmpty())
        return {};
    if (section == "nodes"_L1 && steps.first() == "parameters"_L1 && steps.size() > 1)
        return nodeField(id, steps);
    for (const Words &words : kFields) {
        if (words.section == section && words.key == steps.first())
            return withRest(said(words.text), steps.sliced(1));
    }
    return steps.join(u'.');
}

QString ChangeTexts::valueText(const QString &section, const QStringList &steps,
                               const QJsonValue &value) const
{
    const QString key = steps.size() == 1 ? steps.first() : QString();
    if (value.isUndefined())
        return {};
    if (value.isBool()) {
        return value.toBool() ? QCoreApplication::translate("WorkflowChange", "yes")
                              : QCoreApplication::translate("WorkflowChange", "no");
    }
    if (section == "edges"_L1 && (key == "from"_L1 || key == "to"_L1))
        return portName(value.toString());
    if (section == "nodes"_L1 && key == "parent"_L1)
        return nodeName(value.toString());
    if (section == "nodes"_L1 && key == "kind"_L1) {
        const workflow::NodeType *type = m_catalog.findType(value.toString());
        return type ? nodeTitle(*type) : value.toString();
    }
    if (key.endsWith("Ms"_L1) && value.isDouble()) {
        return QCoreApplication::translate("WorkflowChange", "%1 s", "seconds")
            .arg(QLocale().toString(value.toDouble() / 1000));
    }
    if (section == "groups"_L1 && key == "nodes"_L1) {
        QStringList names;
        const QJsonArray nodes = value.toArray();
        for (const QJsonValue &node : nodes)
            names.append(nodeName(node.toString()));
        return names.join(u", "_s);
    }
    return value.isString() ? value.toString() : compact(value);
}

} // namespace agentops::ui::graph
