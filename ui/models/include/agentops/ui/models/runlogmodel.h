// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/runservice.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// The log of a run as lines, of all steps or of one, with a search that counts and walks matches.
/// The newest kMaxLines lines are kept. Control sequences of terminals are left out; of a line that
/// a program has overwritten, the last text is shown.
/// Complexity: appending is linear in the new text; filter and search in all lines.
/// Thread: main.
class RunLogModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunView.")

    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// Node id; empty for all steps.
    Q_PROPERTY(QString nodeFilter READ nodeFilter WRITE setNodeFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchChanged FINAL)
    Q_PROPERTY(int matchCount READ matchCount NOTIFY matchCountChanged FINAL)

public:
    static constexpr qsizetype kMaxLines = 500'000;

    enum Role {
        TextRole = Qt::UserRole + 1, ///< QString, one line
        TimeTextRole, ///< QString, time of day
        NodeIdRole, ///< QString
        NodeTitleRole, ///< QString
        StreamRole, ///< QString: "output", "error" or "system"
        IsMatchRole, ///< bool: contains the text searched for
    };

    explicit RunLogModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_rows.size()); }
    const QString &nodeFilter() const { return m_nodeFilter; }
    void setNodeFilter(const QString &nodeId);
    const QString &searchText() const { return m_searchText; }
    void setSearchText(const QString &text);
    int matchCount() const { return int(m_matches.size()); }

    /// Row of the match after `row` (before it when going backward), around the end; -1 for none.
    Q_INVOKABLE int matchAfter(int row) const;
    Q_INVOKABLE int matchBefore(int row) const;
    /// Which match a row is, from 1; 0 when it is none.
    Q_INVOKABLE int matchNumber(int row) const;
    /// Text of the rows from `first` to `last` inclusive.
    QString textOf(int first, int last) const;
    /// Puts all rows on the clipboard.
    Q_INVOKABLE void copyAll() const;

    /// Forgets all lines; titles name the steps of the lines to come.
    void clear(const QHash<workflow::NodeId, QString> &titles);
    void append(const QList<workflow::LogLine> &chunks);

Q_SIGNALS:
    void countChanged();
    void filterChanged();
    void searchChanged();
    void matchCountChanged();

private:
    QString titleOf(const workflow::StepPath &step) const;
    struct Line
    {
        QString text;
        Timestamp at;
        workflow::StepPath step;
        workflow::LogStream stream = workflow::LogStream::Output;
        bool isOpen = false;
    };
    using Source = std::pair<workflow::StepPath, workflow::LogStream>;

    void appendChunk(const workflow::LogLine &chunk, QList<Line> &fresh);
    void appendFresh(const QList<Line> &fresh);
    void dropOldest();
    void rebuildRows();
    void rebuildMatches();
    bool passes(const Line &line) const;
    bool matches(const Line &line) const;
    void announceLine(qsizetype line);
    const Line &lineAt(int row) const { return m_lines.at(m_rows.at(row)); }

    QList<Line> m_lines;
    /// Indexes into m_lines of what passes the filter, ascending.
    QList<qsizetype> m_rows;
    /// Rows that match, ascending.
    QList<int> m_matches;
    /// Last line of a source when it has not ended yet; counts lines dropped before, too.
    QHash<Source, qsizetype> m_open;
    qsizetype m_dropped = 0;
    QHash<workflow::NodeId, QString> m_titles;
    QString m_nodeFilter;
    QString m_searchText;
};

} // namespace agentops::ui
