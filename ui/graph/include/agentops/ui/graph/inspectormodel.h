// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/documentsettings.h>
#include <agentops/ui/graph/fieldmodel.h>
#include <agentops/ui/graph/nodepolicymodel.h>
#include <agentops/ui/graph/portmodel.h>
#include <agentops/workflow/document.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace agentops::ui::graph {

class GraphSession;

/// What is selected as a form: one node, connection, note or frame, or else the workflow itself;
/// every change is an edit that can be undone.
/// Thread: main.
class InspectorModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by WorkflowController.")
    /// Whether exactly one node is selected.
    Q_PROPERTY(bool hasNode READ hasNode NOTIFY changed)
    /// Whether exactly one connection is selected.
    Q_PROPERTY(bool hasEdge READ hasEdge NOTIFY changed)
    /// Whether exactly one note is selected.
    Q_PROPERTY(bool hasNote READ hasNote NOTIFY changed)
    Q_PROPERTY(bool hasGroup READ hasGroup NOTIFY changed)
    /// Of a frame, by its place in GraphStyle::groupColors().
    Q_PROPERTY(int groupColor READ groupColor WRITE setGroupColor NOTIFY changed)
    /// Of a note, likewise; the first one stands for the colour of paper.
    Q_PROPERTY(int noteColor READ noteColor WRITE setNoteColor NOTIFY changed)
    Q_PROPERTY(QString nodeId READ nodeId NOTIFY changed)
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY changed)
    Q_PROPERTY(QString kindTitle READ kindTitle NOTIFY changed)
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString icon READ icon NOTIFY changed)
    Q_PROPERTY(QString tint READ tint NOTIFY changed)
    Q_PROPERTY(QString help READ help NOTIFY changed)
    Q_PROPERTY(QString effectText READ effectText NOTIFY changed)
    Q_PROPERTY(bool muted READ isMuted WRITE setMuted NOTIFY changed)
    Q_PROPERTY(QString noteText READ noteText WRITE setNoteText NOTIFY changed)
    Q_PROPERTY(QString condition READ condition WRITE setCondition NOTIFY changed)
    Q_PROPERTY(QString conditionProblem READ conditionProblem NOTIFY changed)
    Q_PROPERTY(bool edgeMuted READ isEdgeMuted WRITE setEdgeMuted NOTIFY changed)
    Q_PROPERTY(QString edgeText READ edgeText NOTIFY changed)
    Q_PROPERTY(agentops::ui::graph::NodePolicyModel *policy READ policy CONSTANT)
    Q_PROPERTY(agentops::ui::graph::DocumentSettings *document READ document CONSTANT)
    Q_PROPERTY(agentops::ui::graph::FieldModel *fields READ fields CONSTANT)
    Q_PROPERTY(agentops::ui::graph::PortModel *ports READ ports CONSTANT)

public:
    /// What the value of a field comes to; may be empty.
    using FieldNote =
        std::function<QString(const workflow::Node &node, const workflow::Parameter &parameter)>;

    explicit InspectorModel(GraphSession &session, QObject *parent = nullptr);

    bool hasNode() const { return node() != nullptr; }
    bool hasEdge() const { return edge() != nullptr; }
    bool hasNote() const { return note() != nullptr; }
    bool hasGroup() const { return group() != nullptr; }
    int groupColor() const;
    void setGroupColor(int color);
    int noteColor() const;
    void setNoteColor(int color);
    QString nodeId() const;
    QString title() const;
    void setTitle(const QString &title);
    QString kindTitle() const;
    QString kind() const;
    QString icon() const;
    QString tint() const;
    QString help() const;
    QString effectText() const;
    bool isMuted() const;
    void setMuted(bool muted);
    QString noteText() const;
    void setNoteText(const QString &text);
    QString condition() const;
    void setCondition(const QString &condition);
    QString conditionProblem() const;
    bool isEdgeMuted() const;
    void setEdgeMuted(bool muted);
    QString edgeText() const;
    NodePolicyModel *policy() { return &m_policy; }
    DocumentSettings *document() { return &m_document; }
    FieldModel *fields() { return &m_fields; }
    PortModel *ports() { return &m_ports; }
    void setFieldNote(FieldNote note);
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    const workflow::Node *node() const;
    const workflow::Edge *edge() const;
    const workflow::Note *note() const;
    const workflow::Group *group() const;
    const workflow::NodeType *type() const;
    void refresh();
    void refreshFields();
    void refreshPorts();

    GraphSession &m_session;
    NodePolicyModel m_policy;
    DocumentSettings m_document;
    FieldNote m_fieldNote;
    FieldModel m_fields;
    PortModel m_ports;
};

} // namespace agentops::ui::graph
