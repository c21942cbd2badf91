// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphsession.h>

#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <vector>

namespace agentops::ui::graph {

/// Finds words in the open workflow: in titles, kinds, ids, parameters, expressions, conditions and
/// notes. What is found is stressed on the canvas, the rest is pale, until it is closed.
/// Complexity: linear in the document for every change of the words or of the document.
/// Thread: GUI.
class SearchModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::graph::GraphSession *session READ session WRITE setSession NOTIFY
                   sessionChanged REQUIRED)
    Q_PROPERTY(bool active READ isActive NOTIFY activeChanged)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    /// How many there are and which one the view is at; empty while nothing is looked for.
    Q_PROPERTY(QString countText READ countText NOTIFY changed)

public:
    using QObject::QObject;

    GraphSession *session() const { return m_session; }
    void setSession(GraphSession *session);
    bool isActive() const { return m_isActive; }
    const QString &query() const { return m_query; }
    /// Brings the first match into view when none is seen.
    void setQuery(const QString &query);
    int count() const { return int(m_matches.size()); }
    QString countText() const;

    Q_INVOKABLE void open();
    /// Leaves the view and the selection where the search has led them.
    Q_INVOKABLE void close();
    /// Closes, and puts view and selection back to where they were when it was opened.
    Q_INVOKABLE void giveUp();
    /// Selects another match and brings it to the middle of the view; goes around at the ends.
    Q_INVOKABLE void step(int steps);

Q_SIGNALS:
    void sessionChanged();
    void activeChanged();
    void changed();

private:
    struct Match
    {
        Hit::Kind kind = Hit::Kind::Nothing;
        QString id;
        QPointF place;
    };
    struct Start
    {
        scene::Viewport viewport;
        Selection selection;
    };

    void search();
    void collect();
    void show();
    void revealFirst();
    Hit hitOf(const Match &match) const;
    QRectF boundsOf(const Hit &hit) const;
    int placeOfSelected() const;
    void uncoverGroup(int group);

    QPointer<GraphSession> m_session;
    bool m_isActive = false;
    QString m_query;
    /// As a workflow is read: from the left, then from above.
    std::vector<Match> m_matches;
    /// The match that was last gone to; -1 for none.
    int m_current = -1;
    std::optional<Start> m_start;
};

} // namespace agentops::ui::graph
