// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/review/range.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::diff {

/// The changed files, below the folders they are in.
/// Shape: a folder's row, then its files; files of the top folder have no such row.
class FilesModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The review controller has one.")
    /// Words that the path has to contain, in any order.
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int fileCount READ fileCount NOTIFY filesChanged)
    Q_PROPERTY(int viewedCount READ viewedCount NOTIFY filesChanged)
    Q_PROPERTY(int currentRow READ currentRow NOTIFY currentRowChanged)

public:
    enum Role {
        IsFolder = Qt::UserRole, ///< bool
        Name, ///< QString, file name or folder path
        OldName, ///< QString, of a renamed file; else empty
        Path, ///< QString, of files
        Status, ///< QString, one letter as git shows it: A D M R C T U; empty for folders
        Added, ///< int, lines
        Removed, ///< int, lines
        IsBinary, ///< bool
        IsViewed, ///< bool
        ThreadCount, ///< int, threads that are not resolved
        IsCurrent, ///< bool
        IsCollapsed, ///< bool, of folders
        FileIndex, ///< int, index into the files as given; -1 for folders
    };

    explicit FilesModel(QObject *parent = nullptr);

    void setFiles(const QList<git::FileChange> &files, const QList<bool> &viewed);
    const git::FileChange &file(int index) const { return m_files[index].change; }
    bool isViewed(int index) const { return m_files[index].isViewed; }
    void setViewed(int index, bool isViewed);
    /// Open threads by file index.
    void setThreadCounts(const QHash<int, int> &counts);
    void setCurrent(int index);
    int current() const { return m_current; }

    const QString &filter() const { return m_filter; }
    void setFilter(const QString &filter);
    Q_INVOKABLE void toggleFolder(int row);
    /// Folds the folder of a row, or of the file in it, or opens it.
    Q_INVOKABLE void setCollapsed(int row, bool collapsed);
    /// The row of the folder that a row is or lies in; -1 for files of the top folder.
    Q_INVOKABLE int folderRow(int row) const;
    /// The file of a row; -1 for folders.
    Q_INVOKABLE int fileAt(int row) const;
    /// The file after (or before) one in the order shown; -1 at the end.
    int neighbour(int index, bool forward) const;
    /// The next file that was not viewed, from `index` on and round; -1 when all are.
    int nextUnviewed(int index) const;

    int count() const { return static_cast<int>(m_rows.size()); }
    int fileCount() const { return static_cast<int>(m_files.size()); }
    int viewedCount() const;
    int currentRow() const { return rowOf(m_current); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();
    void countChanged();
    void filesChanged();
    /// Another file is the current one.
    void currentChanged();
    /// The current file is in another row: it changed, or the rows around it did.
    void currentRowChanged();

private:
    struct File
    {
        git::FileChange change;
        QString folder;
        QString name;
        bool isViewed = false;
        int threadCount = 0;
    };
    struct Row
    {
        /// -1 for a folder.
        int file = -1;
        QString folder;
        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> makeRows() const;
    void updateRows();
    int rowOf(int file) const;
    void touch(int file, const QList<int> &roles);
    QVariant folderData(const Row &row, int role) const;

    QList<File> m_files;
    /// File indexes by folder, folders in order.
    QList<int> m_order;
    QList<Row> m_rows;
    QSet<QString> m_collapsed;
    QString m_filter;
    int m_current = -1;
};

} // namespace agentops::ui::diff
