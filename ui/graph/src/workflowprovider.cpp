// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/workflowprovider.h>

#include <agentops/ui/graph/workflowcontroller.h>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

WorkflowProvider::WorkflowProvider(WorkflowController &controller, QObject *parent)
    : PaletteProvider(parent)
    , m_controller(controller)
{
    connect(controller.workflows(), &QAbstractItemModel::modelReset, this,
            &PaletteProvider::changed);
}

QList<PaletteEntry> WorkflowProvider::find(const QString &typed, const PaletteScope &) const
{
    QList<PaletteEntry> entries;
    const WorkflowListModel &list = *m_controller.workflows();
    for (int row = 0; row < list.count(); ++row) {
        const WorkflowEntry &workflow = list.entries().at(row);
        if (!workflow.problem.isEmpty())
            continue; // it cannot be opened
        const auto text = [&list, row](WorkflowListModel::Role role) {
            return list.data(list.index(row), role).toString();
        };
        PaletteEntry entry;
        entry.id = workflow.key();
        entry.title = text(WorkflowListModel::NameRole);
        entry.group = text(WorkflowListModel::SectionRole);
        entry.help = workflow.file.isEmpty() ? entry.group : workflow.file;
        entry.iconName =
            workflow.source == WorkflowEntry::Source::Example ? u"book-open"_s : u"workflow"_s;
        if (rate(entry, typed, workflow.file))
            entries.append(std::move(entry));
    }
    return entries;
}

void WorkflowProvider::choose(const QString &id, const PaletteScope &)
{
    m_controller.openNamed(id);
}

} // namespace agentops::ui::graph
