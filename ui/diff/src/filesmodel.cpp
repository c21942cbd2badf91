// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/diff/filesmodel.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::ui::diff {

namespace {

QString statusLetter(git::ChangeKind kind)
{
    switch (kind) {
    case git::ChangeKind::Added:
        return u"A"_s;
    case git::ChangeKind::Deleted:
        return u"D"_s;
    case git::ChangeKind::Modified:
        return u"M"_s;
    case git::ChangeKind::Renamed:
        return u"R"_s;
    case git::ChangeKind::Copied:
        return u"C"_s;
    case git::ChangeKind::TypeChanged:
        return u"T"_s;
    case git::ChangeKind::Conflicted:
        return u"U"_s;
    case git::ChangeKind::Unreadable:
        return u"!"_s;
    }
    return {};
}

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

} // namespace

FilesModel::FilesModel(QObject *parent) : QAbstractListModel(parent) { }

void FilesModel::setFiles(const QList<git::FileChange> &files, const QList<bool> &viewed)
{
    beginResetModel();
    m_files.clear();
    m_order.clear();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QString &path = files[i].newPath;
        const qsizetype slash = path.lastIndexOf(u'/');
        m_files.append({.change = files[i],
                        .folder = slash < 0 ? QString() : path.left(slash),
                        .name = nameOf(path),
                        .isViewed = viewed.value(i)});
        m_order.append(static_cast<int>(i));
    }
    std::ranges::stable_sort(m_order, {}, [this](int file) { return m_files[file].folder; });
    m_current = -1;
    m_rows = makeRows();
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT filesChanged();
    Q_EMIT currentChanged();
    Q_EMIT currentRowChanged();
}

QList<FilesModel::Row> FilesModel::makeRows() const
{
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    QList<Row> rows;
    QString folder;
    for (const int index : m_order) {
        const File &file = m_files[index];
        if (!std::ranges::all_of(words, [&](const QString &word) {
                return file.change.newPath.contains(word, Qt::CaseInsensitive)
                    || file.change.oldPath.contains(word, Qt::CaseInsensitive);
            }))
            continue;
        if (file.folder != folder) {
            folder = file.folder;
            rows.append({-1, folder});
        }
        // A filter shows what it finds, wherever it is.
        if (!words.isEmpty() || !m_collapsed.contains(folder))
            rows.append({index, folder});
    }
    return rows;
}

void FilesModel::updateRows()
{
    const QList<Row> rows = makeRows();
    const qsizetype shorter = std::min(rows.size(), m_rows.size());
    qsizetype prefix = 0;
    while (prefix < shorter && rows[prefix] == m_rows[prefix])
        ++prefix;
    qsizetype suffix = 0;
    while (suffix < shorter - prefix
           && rows[rows.size() - 1 - suffix] == m_rows[m_rows.size() - 1 - suffix])
        ++suffix;
    const auto first = static_cast<int>(prefix);
    if (const auto gone = static_cast<int>(m_rows.size() - prefix - suffix); gone > 0) {
        beginRemoveRows({}, first, first + gone - 1);
        m_rows.remove(prefix, gone);
        endRemoveRows();
    }
    if (const auto come = static_cast<int>(rows.size() - prefix - suffix); come > 0) {
        beginInsertRows({}, first, first + come - 1);
        for (int i = 0; i < come; ++i)
            m_rows.insert(prefix + i, rows[prefix + i]);
        endInsertRows();
    }
    Q_EMIT countChanged();
    Q_EMIT currentRowChanged();
}

void FilesModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged();
    updateRows();
}

void FilesModel::toggleFolder(int row)
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].file >= 0)
        return;
    const QString folder = m_rows[row].folder;
    if (!m_collapsed.remove(folder))
        m_collapsed.insert(folder);
    Q_EMIT dataChanged(index(row), index(row), {IsCollapsed});
    updateRows();
}

void FilesModel::setCollapsed(int row, bool collapsed)
{
    const int folder = folderRow(row);
    if (folder >= 0 && m_collapsed.contains(m_rows[folder].folder) != collapsed)
        toggleFolder(folder);
}

int FilesModel::folderRow(int row) const
{
    while (row >= 0 && row < m_rows.size() && m_rows[row].file >= 0)
        --row;
    return row < m_rows.size() ? row : -1;
}

int FilesModel::fileAt(int row) const
{
    return row < 0 || row >= m_rows.size() ? -1 : m_rows[row].file;
}

int FilesModel::rowOf(int file) const
{
    const auto row = std::ranges::find(m_rows, file, &Row::file);
    return file < 0 || row == m_rows.end() ? -1 : static_cast<int>(row - m_rows.begin());
}

void FilesModel::touch(int file, const QList<int> &roles)
{
    if (const int row = rowOf(file); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), roles);
}

void FilesModel::setViewed(int file, bool isViewed)
{
    m_files[file].isViewed = isViewed;
    touch(file, {IsViewed});
    Q_EMIT filesChanged();
}

void FilesModel::setThreadCounts(const QHash<int, int> &counts)
{
    for (int file = 0; file < fileCount(); ++file) {
        const int count = counts.value(file);
        if (count == m_files[file].threadCount)
            continue;
        m_files[file].threadCount = count;
        touch(file, {ThreadCount});
    }
}

void FilesModel::setCurrent(int file)
{
    if (file == m_current)
        return;
    const int before = std::exchange(m_current, file);
    touch(before, {IsCurrent});
    touch(file, {IsCurrent});
    Q_EMIT currentChanged();
    Q_EMIT currentRowChanged();
}

int FilesModel::neighbour(int file, bool forward) const
{
    const int step = forward ? 1 : -1;
    const int from = rowOf(file);
    for (int row = from < 0 && !forward ? count() - 1 : from + step; row >= 0 && row < count();
         row += step) {
        if (m_rows[row].file >= 0)
            return m_rows[row].file;
    }
    return -1;
}

int FilesModel::nextUnviewed(int file) const
{
    const qsizetype from = std::max<qsizetype>(0, m_order.indexOf(file));
    for (qsizetype i = 1; i <= m_order.size(); ++i) {
        const int candidate = m_order[(from + i) % m_order.size()];
        if (!m_files[candidate].isViewed)
            return candidate;
    }
    return -1;
}

int FilesModel::viewedCount() const
{
    return static_cast<int>(std::ranges::count(m_files, true, &File::isViewed));
}

int FilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FilesModel::folderData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Name:
        return row.folder;
    case IsCollapsed:
        return m_filter.isEmpty() && m_collapsed.contains(row.folder);
    case FileIndex:
        return -1;
    case IsFolder:
        return true;
    case Added:
    case Removed:
    case ThreadCount:
        return 0;
    case IsBinary:
    case IsViewed:
    case IsCurrent:
        return false;
    default:
        return QString();
    }
}

QVariant FilesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[index.row()];
    if (role < Qt::UserRole && role != Qt::DisplayRole)
        return {};
    if (row.file < 0)
        return folderData(row, role);
    const File &file = m_files[row.file];
    switch (role) {
    case Qt::DisplayRole:
    case Path:
        return file.change.newPath;
    case IsFolder:
    case IsCollapsed:
        return false;
    case Name:
        return file.name;
    case OldName:
        return file.change.kind == git::ChangeKind::Renamed
                || file.change.kind == git::ChangeKind::Copied
            ? nameOf(file.change.oldPath)
            : QString();
    case Status:
        return statusLetter(file.change.kind);
    case Added:
        return file.change.addedLines;
    case Removed:
        return file.change.removedLines;
    case IsBinary:
        return file.change.isBinary;
    case IsViewed:
        return file.isViewed;
    case ThreadCount:
        return file.threadCount;
    case IsCurrent:
        return row.file == m_current;
    case FileIndex:
        return row.file;
    default:
        return {};
    }
}

QHash<int, QByteArray> FilesModel::roleNames() const
{
    return {{IsFolder, "isFolder"},   {Name, "name"},
            {OldName, "oldName"},     {Path, "path"},
            {Status, "status"},       {Added, "added"},
            {Removed, "removed"},     {IsBinary, "isBinary"},
            {IsViewed, "isViewed"},   {ThreadCount, "threadCount"},
            {IsCurrent, "isCurrent"}, {IsCollapsed, "isCollapsed"},
            {FileIndex, "fileIndex"}};
}

} // namespace agentops::ui::diff
