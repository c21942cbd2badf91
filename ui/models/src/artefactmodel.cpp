// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/artefactmodel.h>
#include <agentops/ui/models/listdiff.h>

#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace agentops::ui {

using workflow::StepStatus;

namespace {

bool isReadable(const QString &mediaType)
{
    return mediaType.startsWith("text/"_L1) || mediaType.endsWith("json"_L1)
        || mediaType.endsWith("xml"_L1) || mediaType.endsWith("yaml"_L1);
}

QString iconOf(const QString &mediaType)
{
    if (mediaType == "text/x-diff"_L1 || mediaType == "text/x-patch"_L1)
        return u"file-diff"_s;
    if (mediaType == "text/markdown"_L1 || mediaType == "text/plain"_L1)
        return u"file-text"_s;
    if (isReadable(mediaType))
        return u"file-code"_s;
    return u"file"_s;
}

} // namespace

ArtefactModel::ArtefactModel(QObject *parent) : QAbstractListModel(parent) { }

int ArtefactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> ArtefactModel::roleNames() const
{
    static const QHash<int, QByteArray> names{
        {NameRole, "name"},           {StepTitleRole, "stepTitle"}, {MediaTypeRole, "mediaType"},
        {SizeTextRole, "sizeText"},   {PathRole, "path"},           {IconRole, "iconName"},
        {IsReadableRole, "readable"},
    };
    return names;
}

QVariant ArtefactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.artefact.name;
    case StepTitleRole:
        return row.stepTitle;
    case MediaTypeRole:
        return row.artefact.mediaType;
    case SizeTextRole:
        return QLocale().formattedDataSize(row.artefact.sizeBytes, 1);
    case PathRole:
        return row.artefact.path;
    case IconRole:
        return iconOf(row.artefact.mediaType);
    case IsReadableRole:
        return isReadable(row.artefact.mediaType);
    default:
        return {};
    }
}

void ArtefactModel::setSteps(const QList<StepStatus> &steps)
{
    QList<Row> target;
    for (const StepStatus &step : steps) {
        for (const workflow::Artefact &artefact : step.artefacts)
            target.append({artefact, step.path, step.title});
    }
    const int before = count();
    // Artefacts are stored by content: two steps may name the same file.
    ListDiff::apply(this, m_rows, target, [](const Row &row) {
        return QStringList{row.step.text(), row.artefact.name, row.artefact.path}.join(u'\n');
    });
    if (count() != before)
        Q_EMIT countChanged();
}

} // namespace agentops::ui
