// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/logmarkup.h>
#include <agentops/ui/models/logsearch.h>
#include <agentops/ui/theme/theme.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QCache>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {

/// The log of a run as lines, of all steps or of one, however long it is: where the lines are is
/// known, their texts are read as they are looked at.
/// A line that has not been read yet is empty for a moment.
/// Complexity: in memory, some 40 bytes a line at most and a few MiB of texts; a filter is linear
/// in the lines.
/// Thread: main; reads through its reader, searches and opens files on a thread of its own.
class RunLogModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by RunView.")

    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    /// Path of a step, or id of a node, which stands for all its passes, and for what is in it when
    /// it is a container; empty for all.
    Q_PROPERTY(QString nodeFilter READ nodeFilter WRITE setNodeFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString searchText READ searchText WRITE setSearchText NOTIFY searchChanged FINAL)
    Q_PROPERTY(int matchCount READ matchCount NOTIFY matchCountChanged FINAL)
    /// Running until all that was written so far is known.
    Q_PROPERTY(agentops::ui::Operation *reading READ reading CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::Operation *searching READ searching CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::Operation *copying READ copying CONSTANT FINAL)
    /// Whose colours the markup has; without one there is none.
    Q_PROPERTY(
        agentops::ui::theme::Theme *theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    /// What came of the last link or copy, for people.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged FINAL)

public:
    /// Characters of a line that are shown; copies and searches have all of them.
    static constexpr qsizetype kMaxShownLength = 8192;

    enum Role {
        TextRole = Qt::UserRole + 1, ///< QString, one line; empty while it is being read
        MarkupRole, ///< QString, HTML; empty when the text has neither styles nor links
        IsRichRole, ///< bool: the markup needs rich text, not only styled text
        TimeTextRole, ///< QString, time of day
        NodeIdRole, ///< QString, path of the step
        NodeTitleRole, ///< QString
        StreamRole, ///< QString: "output", "error" or "system"
        IsMatchRole, ///< bool: contains the text searched for
    };

    explicit RunLogModel(QObject *parent = nullptr);
    ~RunLogModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return m_rowCount; }
    const QString &nodeFilter() const { return m_nodeFilter; }
    void setNodeFilter(const QString &nodeId);
    const QString &searchText() const { return m_search.words(); }
    void setSearchText(const QString &text);
    int matchCount() const { return int(m_search.matches().size()); }
    Operation *reading() { return &m_reading; }
    Operation *searching() { return m_search.operation(); }
    Operation *copying() { return &m_copying; }
    theme::Theme *theme() const { return m_theme; }
    void setTheme(theme::Theme *theme);
    const QString &notice() const { return m_notice; }

    /// Row of the match after `row` (before it when going backward), around the end; -1 for none.
    Q_INVOKABLE int matchAfter(int row) const;
    Q_INVOKABLE int matchBefore(int row) const;
    /// Which match a row is, from 1; 0 when it is none.
    Q_INVOKABLE int matchNumber(int row) const;
    /// Puts the rows from `first` to `last` inclusive on the clipboard, as they are shown.
    Q_INVOKABLE void copyRows(int first, int last);
    /// Follows a link of the markup; a file is looked for first.
    Q_INVOKABLE void openLink(int row, int link);
    /// Asks for the node that has written the row.
    Q_INVOKABLE void requestNode(int row);
    /// Reads on after a failure.
    Q_INVOKABLE void retry();

    /// Shows the log that is read from `reader`; titles name the steps, and `folder` is where they
    /// worked.
    void show(std::shared_ptr<LogReader> reader, const QHash<workflow::NodeId, QString> &titles,
              const QString &folder);
    void clear();
    /// Something has been written.
    void goOn();

Q_SIGNALS:
    void countChanged();
    void filterChanged();
    void searchChanged();
    void matchCountChanged();
    void themeChanged();
    void noticeChanged();
    /// A link asks for these.
    void urlRequested(const QUrl &url);
    void addressRequested(const QString &address);
    void nodeRequested(const QString &nodeId);

private:
    struct Shown
    {
        AnsiText text;
        QList<LogLink> links;
        LogMarkup markup;
    };

    void readOn();
    void take(const QList<workflow::LogLine> &pieces);
    void addRows(int firstLine);
    void rebuildRows();
    bool passes(int line) const;
    int lineOf(int row) const { return m_isFiltered ? m_rows.at(row) : row; }
    int rowOf(int line) const;
    LogSearch::Batch rowsFrom(int first, int most, qsizetype maxLength) const;
    /// Null while its text is not there; it is read then.
    const Shown *shownAt(int row) const;
    void want(int row) const;
    void loadWanted();
    void load(int first, int end, const QList<qint64> &positions);
    QString titleOf(const workflow::StepPath &step) const;
    void setNotice(const QString &text);
    void openFile(const LogLink &link);

    /// Searches, copies and asks the disk.
    WorkerPool m_pool{QStringLiteral("log"), 1};
    LogIndex m_index;
    std::shared_ptr<LogReader> m_reader;
    QString m_folder;
    QHash<workflow::NodeId, QString> m_titles;
    QSet<QString> m_nodes;

    bool m_isFiltered = false;
    QString m_nodeFilter;
    /// Lines that pass the filter, ascending; unused without one.
    QList<int> m_rows;
    int m_rowCount = 0;

    /// Texts of pieces, and lines made of them, that were looked at last.
    mutable QCache<qint64, QString> m_texts;
    mutable QCache<int, Shown> m_shown;
    mutable QList<int> m_wanted;
    mutable QTimer m_loadTimer;
    bool m_isLoading = false;

    QTimer m_readTimer;
    bool m_isReading = false;
    bool m_isBehind = false;
    /// Counts the logs shown: what was read for another one is of no use.
    quint64 m_serial = 0;
    CancelSource m_cancel;

    QPointer<theme::Theme> m_theme;
    LogColors m_colors;
    QString m_notice;
    Operation m_reading;
    Operation m_copying;
    Operation m_opening;
    LogSearch m_search;
};

} // namespace agentops::ui
