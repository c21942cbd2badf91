// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtQml/qqmlregistration.h>

namespace agentops::ui {
class ListDiff;
}

namespace agentops::ui::graph {

class GraphSession;

/// What a run gives to whoever called it: templates by name; every change is an edit that can be
/// undone.
/// Thread: main.
class OutputsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by DocumentSettings.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        NameProblemRole, ///< QString, why the name that was asked for cannot be taken
        ValueRole, ///< QString, a template
        ProblemRole, ///< QString, empty when nothing is wrong with the value
    };

    explicit OutputsModel(GraphSession &session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_rows.size()); }

    /// Under a name of its own.
    Q_INVOKABLE void add();
    Q_INVOKABLE void remove(int row);
    /// A name that another one has, or that is none, is refused.
    Q_INVOKABLE void rename(int row, const QString &name);
    Q_INVOKABLE void setValue(int row, const QString &text);

    /// Reads the document again.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void countChanged();

private:
    friend class agentops::ui::ListDiff;

    struct Row
    {
        QString name;
        QJsonValue value;
        QString problem;

        friend bool operator==(const Row &, const Row &) = default;
    };

    /// As a step of its own, which typing before and behind it is not part of.
    void setOutputs(const QJsonObject &outputs);
    void refuse(int row, const QString &reason);

    GraphSession &m_session;
    QList<Row> m_rows;
    /// The name whose change was refused last, and why.
    QString m_refusedName;
    QString m_refusal;
};

} // namespace agentops::ui::graph
