// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/edittext.h>

#include <QtCore/QCoreApplication>

namespace agentops::ui::graph {

using workflow::Edit;
using workflow::EditLabel;

namespace {

class EditWords
{
    Q_DECLARE_TR_FUNCTIONS(EditText)

public:
    static QString of(const EditLabel &label)
    {
        const QString words = ofNodes(label);
        if (!words.isEmpty())
            return words;
        const QString others = ofElements(label);
        return others.isEmpty() ? ofDocument(label.kind) : others;
    }

private:
    /// Of edits of nodes; empty for others.
    static QString ofNodes(const EditLabel &label)
    {
        const QString name = label.names.value(0);
        const QString second = label.names.value(1);
        const int count = int(label.count);
        switch (label.kind) {
        case Edit::AddNode:
            return tr("Add “%1”").arg(name);
        case Edit::InsertNode:
            return name.isEmpty() ? tr("Put a node into a connection")
                                  : tr("Put “%1” into a connection").arg(name);
        case Edit::SetTitle:
            return name.isEmpty() ? tr("Rename a node") : tr("Rename “%1”").arg(name);
        case Edit::SetParameter:
            return name.isEmpty() ? tr("Change “%1”").arg(second)
                                  : tr("Change “%2” of “%1”").arg(name, second);
        case Edit::SetNode:
            return name.isEmpty() ? tr("Change how a node runs")
                                  : tr("Change how “%1” runs").arg(name);
        case Edit::ReplaceKind:
            return name.isEmpty() ? tr("Make a node a “%1”").arg(second)
                                  : tr("Make “%1” a “%2”").arg(name, second);
        case Edit::MuteNodes:
            return name.isEmpty() ? tr("Mute %n node(s)", nullptr, count)
                                  : tr("Mute “%1”").arg(name);
        case Edit::UnmuteNodes:
            return name.isEmpty() ? tr("Unmute %n node(s)", nullptr, count)
                                  : tr("Unmute “%1”").arg(name);
        case Edit::Detach:
            return name.isEmpty() ? tr("Take %n node(s) out of their connections", nullptr, count)
                                  : tr("Take “%1” out of its connections").arg(name);
        case Edit::SetParent:
            return name.isEmpty() ? tr("Move %n node(s) out of a container", nullptr, count)
                                  : tr("Move %n node(s) into “%1”", nullptr, count).arg(name);
        default:
            return {};
        }
    }

    /// Of edits of connections, notes, frames, or anything on the canvas; empty for others.
    static QString ofElements(const EditLabel &label)
    {
        const QString name = label.names.value(0);
        const int count = int(label.count);
        switch (label.kind) {
        case Edit::Connect:
            return tr("Connect");
        case Edit::Reconnect:
            return tr("Lead a connection elsewhere");
        case Edit::SetEdgeCondition:
            return tr("Change the condition of a connection");
        case Edit::SetEdgeRoute:
            return tr("Lead a connection another way");
        case Edit::MuteEdges:
            return tr("Mute %n connection(s)", nullptr, count);
        case Edit::UnmuteEdges:
            return tr("Unmute %n connection(s)", nullptr, count);
        case Edit::AddNote:
            return tr("Add a note");
        case Edit::SetNoteText:
            return tr("Write on a note");
        case Edit::SetNoteColor:
            return tr("Change the colour of a note");
        case Edit::AddGroup:
            return tr("Add a frame");
        case Edit::SetGroupTitle:
            return tr("Rename a frame");
        case Edit::SetGroupColor:
            return tr("Change the colour of a frame");
        case Edit::SetGroupNodes:
            return tr("Change what a frame holds");
        case Edit::Move:
            return tr("Move %n element(s)", nullptr, count);
        case Edit::Resize:
            return tr("Change a size");
        case Edit::Align:
            return tr("Align %n element(s)", nullptr, count);
        case Edit::LayOut:
            return tr("Lay out");
        case Edit::Collapse:
            return tr("Collapse %n element(s)", nullptr, count);
        case Edit::Expand:
            return tr("Expand %n element(s)", nullptr, count);
        case Edit::Remove:
            return name.isEmpty() ? tr("Delete %n element(s)", nullptr, count)
                                  : tr("Delete “%1”").arg(name);
        case Edit::Cut:
            return tr("Cut %n element(s)", nullptr, count);
        case Edit::Paste:
            return tr("Paste %n element(s)", nullptr, count);
        case Edit::Duplicate:
            return tr("Duplicate %n element(s)", nullptr, count);
        default:
            return {};
        }
    }

    static QString ofDocument(Edit kind)
    {
        switch (kind) {
        case Edit::SetName:
            return tr("Rename the workflow");
        case Edit::SetDescription:
            return tr("Describe the workflow");
        case Edit::SetInputs:
            return tr("Change the inputs");
        case Edit::SetOutputs:
            return tr("Change the outputs");
        case Edit::SetWorkspace:
            return tr("Change where runs work");
        case Edit::SetConcurrency:
            return tr("Change how many runs there may be");
        case Edit::Extract:
            return tr("Make a workflow of its own");
        case Edit::Inline:
            return tr("Put a called workflow in place");
        case Edit::Import:
            return tr("Import");
        case Edit::Restore:
            return tr("Restore a version");
        case Edit::Merge:
            return tr("Merge");
        case Edit::ChangeOutside:
            return tr("Take over a change of the file");
        default:
            return tr("Edit");
        }
    }
};

} // namespace

QString editText(const EditLabel &label)
{
    return EditWords::of(label);
}

} // namespace agentops::ui::graph
