// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/graphsession.h>

#include <QtCore/QPointer>
#include <QtCore/QRectF>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::graph {

/// What is written in place on the canvas: the title of a card or a frame, or a note. It follows
/// the view and becomes one undo step.
/// Thread: GUI.
class InPlaceEdit : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(agentops::ui::graph::GraphSession *session READ session WRITE setSession NOTIFY
                   sessionChanged REQUIRED)
    Q_PROPERTY(bool active READ isActive NOTIFY activeChanged)
    /// As it was when it began.
    Q_PROPERTY(QString text READ text NOTIFY activeChanged)
    Q_PROPERTY(bool multiline READ isMultiline NOTIFY activeChanged)
    /// For a screen reader.
    Q_PROPERTY(QString name READ name NOTIFY activeChanged)
    /// Units: view coordinates.
    Q_PROPERTY(QRectF place READ place NOTIFY placeChanged)
    Q_PROPERTY(double zoom READ zoom NOTIFY placeChanged)

public:
    using QObject::QObject;

    GraphSession *session() const { return m_session; }
    void setSession(GraphSession *session);
    bool isActive() const { return m_element.kind != Hit::Kind::Nothing; }
    const QString &text() const { return m_text; }
    bool isMultiline() const { return m_element.kind == Hit::Kind::Note; }
    QString name() const;
    QRectF place() const;
    double zoom() const { return m_session ? m_session->zoom() : 1; }

    /// With what is selected, if that is one thing on which something is written.
    Q_INVOKABLE void begin();
    /// Takes the text over; a title is one line.
    Q_INVOKABLE void accept(const QString &text);
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void sessionChanged();
    void activeChanged();
    void placeChanged();

private:
    struct Element
    {
        Hit::Kind kind = Hit::Kind::Nothing;
        QString id;
    };

    Element selected() const;
    QString writtenOn(const Element &element) const;
    int indexOf(const Element &element) const;
    QRectF sceneRect() const;
    void write(const QString &text);
    void followDocument();

    QPointer<GraphSession> m_session;
    Element m_element;
    QString m_text;
};

} // namespace agentops::ui::graph
