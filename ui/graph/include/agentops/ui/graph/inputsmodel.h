// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/documenteditor.h>

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace agentops::ui {
class ListDiff;
}

namespace agentops::ui::graph {

/// What the person who starts a run may give; every change is an edit that can be undone.
/// Thread: main.
class InputsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by DocumentSettings.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// The types in words, in the order of TypeRole.
    Q_PROPERTY(QStringList typeTexts READ typeTexts NOTIFY retranslated)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        NameProblemRole, ///< QString, why the name that was asked for cannot be taken
        TypeRole, ///< int, see typeTexts
        HelpRole, ///< QString
        DefaultRole, ///< QString, empty for none
        DefaultProblemRole, ///< QString, empty when it fits the type
        IsRequiredRole, ///< bool
        ReferenceRole, ///< QString, how expressions refer to it
    };

    explicit InputsModel(workflow::DocumentEditor &editor, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(m_rows.size()); }
    QStringList typeTexts() const;

    /// Under a name of its own.
    Q_INVOKABLE void add();
    Q_INVOKABLE void remove(int row);
    /// Expressions follow. A name that another one has, or that is none, is refused.
    Q_INVOKABLE void rename(int row, const QString &name);
    /// A default that does not fit the type any more goes.
    Q_INVOKABLE void setType(int row, int type);
    Q_INVOKABLE void setHelp(int row, const QString &help);
    Q_INVOKABLE void setDefault(int row, const QString &text);
    Q_INVOKABLE void setRequired(int row, bool isRequired);
    Q_INVOKABLE void move(int from, int to);

    /// Reads the document again.
    void refresh();
    void retranslate();

Q_SIGNALS:
    void countChanged();
    void retranslated();

private:
    friend class agentops::ui::ListDiff;

    void change(int row, const std::function<void(workflow::InputSpec &)> &change);
    void refuse(int row, const QString &reason);

    workflow::DocumentEditor &m_editor;
    QList<workflow::InputSpec> m_rows;
    /// The name whose change was refused last, and why.
    QString m_refusedName;
    QString m_refusal;
};

} // namespace agentops::ui::graph
