// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/fileversionmodel.h>

#include <agentops/ui/graph/graphsession.h>
#include <agentops/ui/models/listdiff.h>
#include <agentops/ui/models/timetext.h>
#include <agentops/workflow/documentcodec.h>

#include <utility>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;
using versions::Reason;

FileVersionModel::FileVersionModel(WorkflowServices services, GraphSession &session,
                                   QObject *parent)
    : QAbstractListModel(parent)
    , m_services(std::move(services))
    , m_session(session)
{ }

void FileVersionModel::setWanted(bool isWanted)
{
    if (std::exchange(m_isWanted, isWanted) == isWanted)
        return;
    Q_EMIT changed();
    if (m_isWanted && m_isStale)
        reload();
}

void FileVersionModel::follow(const QString &file)
{
    if (std::exchange(m_file, file) != file) {
        m_restoring.reset();
        setVersions({});
    }
    m_isStale = true;
    if (m_isWanted)
        reload();
}

void FileVersionModel::reload()
{
    m_isStale = false;
    if (!hasFile()) {
        m_loading.reset();
        return;
    }
    m_loading.run(
        tr("Looking for versions"),
        [this](CancelToken token) { return m_services.versions->list(m_file, token); },
        [this](const QList<versions::Version> &found) { setVersions(found); });
}

void FileVersionModel::setVersions(const QList<versions::Version> &versions)
{
    beginResetModel();
    m_versions = versions;
    endResetModel();
    Q_EMIT changed();
}

void FileVersionModel::readVersion(int row, const QString &text,
                                   const std::function<void(workflow::Document document)> &then)
{
    const int number = m_versions.at(row).number;
    const workflow::WorkflowId id = m_session.editor().document().properties.id;
    m_restoring.run(
        text, [&](CancelToken token) { return m_services.versions->read(m_file, number, token); },
        [this, id, then](const QByteArray &content) {
            if (m_session.editor().document().properties.id != id)
                return; // another one was opened meanwhile
            Result<workflow::Document> document = workflow::parseDocument(content).toResult();
            if (!document) {
                m_restoring.fail(document.error());
                return;
            }
            document->properties.id = id;
            then(*std::move(document));
        });
}

void FileVersionModel::restore(int row)
{
    if (row < 0 || row >= count())
        return;
    readVersion(row, tr("Restoring version %1").arg(m_versions.at(row).number),
                [this](const workflow::Document &document) {
                    workflow::DocumentEditor &editor = m_session.editor();
                    editor.closeStep();
                    editor.replaceDocument(document, {workflow::Edit::Restore});
                    editor.closeStep();
                });
}

void FileVersionModel::compare(int row)
{
    if (row < 0 || row >= count())
        return;
    const int number = m_versions.at(row).number;
    readVersion(row, tr("Reading version %1").arg(number),
                [this, number](const workflow::Document &document) {
                    Q_EMIT compared(document, tr("version %1 of the file").arg(number));
                });
}

int FileVersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FileVersionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const versions::Version &version = m_versions.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        switch (version.reason) {
        case Reason::Saved:
            return tr("Saved", "a version");
        case Reason::Imported:
            return tr("Imported", "a version");
        case Reason::Merged:
            return tr("Merged", "a version");
        case Reason::Restored:
            return tr("Restored", "a version");
        case Reason::ChangedOutside:
            return tr("Changed by another program", "a version");
        }
        return {};
    case TimeRole:
        return momentText(version.at, m_services.clock->now());
    case DetailRole: {
        QStringList parts{version.author, version.message};
        parts.removeAll(QString());
        return parts.join(u" · "_s);
    }
    case NumberRole:
        return version.number;
    default:
        return {};
    }
}

QHash<int, QByteArray> FileVersionModel::roleNames() const
{
    return {{TextRole, "versionText"},
            {TimeRole, "time"},
            {DetailRole, "versionDetail"},
            {NumberRole, "number"}};
}

void FileVersionModel::retranslate()
{
    rereadRows(*this);
}

} // namespace agentops::ui::graph
