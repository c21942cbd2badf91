// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/graph/fieldassistant.h>
#include <agentops/workflow/nodetype.h>

#include <QtCore/QAbstractListModel>
#include <QtCore/QPointer>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace agentops::ui::graph {

/// One field of a form.
struct Field
{
    workflow::Parameter parameter;
    QJsonValue value;
    /// What is wrong with it; empty when nothing is.
    QString problem;
    /// What the value comes to, see fieldNote(); may be empty.
    QString note{};

    friend bool operator==(const Field &, const Field &) = default;
};

/// What a parameter is edited with: `check`, `choice`, `code`, `json`, `lines`, `secret`, or the
/// name of its editor, see workflow::parameterEditorName().
QString fieldEditorName(const workflow::Parameter &parameter);

/// A form made from parameters: what to show in which editor, and where changes go.
/// Thread: main.
class FieldModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by controllers.")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    /// Every required field has a value, and nothing is wrong with any.
    Q_PROPERTY(bool complete READ isComplete NOTIFY completeChanged)
    /// What its editors ask; null when there is nothing to ask.
    Q_PROPERTY(agentops::ui::graph::FieldAssistant *assistant READ assistant CONSTANT)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        TitleRole, ///< QString
        HelpRole, ///< QString, may be empty
        TypeRole, ///< QString, see workflow::parameterTypeName()
        TextRole, ///< QString, the value as it is edited: as typed, while it is being typed
        CheckedRole, ///< bool, for booleans
        ChoicesRole, ///< QStringList
        ChoiceIndexRole, ///< int, -1 when the value is none of the choices
        PlaceholderRole, ///< QString
        RequiredRole, ///< bool
        ProblemRole, ///< QString, empty when nothing is wrong
        IsChangedRole, ///< bool, differs from the default
        NoteRole, ///< QString, what the value comes to; may be empty
        EditorRole, ///< QString, see fieldEditorName()
        SuggestsRole, ///< QString, what each line of it may be: see SuggestionModel::editor()
        LanguageRole, ///< QString, of code: the ending of files in its language; may be empty
        IsTemplateRole, ///< bool, whether `{{ … }}` in it is an expression
    };
    using Apply = std::function<void(const QString &name, const QJsonValue &value)>;

    explicit FieldModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(m_fields.size()); }
    bool isComplete() const;
    const QList<Field> &fields() const { return m_fields; }
    /// Keeps the rows when they are the same parameters, so that an editor keeps its cursor.
    void setFields(const QList<Field> &fields);
    FieldAssistant *assistant() const { return m_assistant; }
    /// Before QML sees the form.
    void setAssistant(FieldAssistant *assistant) { m_assistant = assistant; }
    /// Where changes go.
    void setApply(Apply apply) { m_apply = std::move(apply); }

    Q_INVOKABLE void setText(int row, const QString &text);
    Q_INVOKABLE void setChecked(int row, bool checked);
    Q_INVOKABLE void setChoice(int row, int choice);
    /// Back to the default.
    Q_INVOKABLE void clear(int row);

Q_SIGNALS:
    void countChanged();
    void completeChanged();

private:
    /// What somebody has typed into one row: "name:" must not become another text under the cursor
    /// only because its value would be written otherwise.
    struct Typed
    {
        int row = -1;
        QString text;
        /// The value when the typing began.
        QJsonValue before{QJsonValue::Undefined};
    };

    void apply(int row, const QJsonValue &value);
    QJsonValue valueAt(int row) const;
    QString problemAt(int row) const;
    /// Whether the row still means what was typed.
    bool isTyped(int row) const;

    QList<Field> m_fields;
    Typed m_typed;
    Apply m_apply;
    QPointer<FieldAssistant> m_assistant;
};

} // namespace agentops::ui::graph
