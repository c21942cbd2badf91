// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QDateTime>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui::shell {

/// What happened in one window, newest first. A message is a toast until it is dismissed or its
/// time is over; the list keeps it. Thread: main.
class Notifications : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A window has its notifications.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int unread READ unread NOTIFY countChanged)

public:
    enum Role {
        KeyRole = Qt::UserRole, ///< int, never used twice
        ToneRole, ///< QString, a state such as "ok" or "failed"
        TitleRole, ///< QString, plain text
        TextRole, ///< QString, plain text, may be empty
        TimeRole, ///< QDateTime
        ActionIdRole, ///< QString, id of an action, may be empty
        ActionTextRole, ///< QString, the words on its button
        ToastRole, ///< bool, still shown as a toast
    };
    static constexpr int kMaximumKept = 100;

    struct Message
    {
        QString tone;
        QString title;
        QString text;
        QString actionId;
        QString actionText;
    };

    explicit Notifications(QObject *parent = nullptr);

    int post(const Message &message);
    int count() const { return static_cast<int>(m_rows.size()); }
    int unread() const;
    /// Ends the toast; the list keeps the message.
    Q_INVOKABLE void dismiss(int key);
    Q_INVOKABLE void markAllRead();
    Q_INVOKABLE void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void posted(int key);

private:
    struct Row
    {
        int key;
        Message message;
        QDateTime time;
        bool toast = true;
        bool read = false;
    };

    QList<Row> m_rows;
    int m_nextKey = 1;
};

} // namespace agentops::ui::shell
