// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/valuediff.h>
#include <agentops/ui/models/valuekind.h>
#include <agentops/ui/models/valuetable.h>
#include <agentops/ui/models/valuetree.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace agentops::ui {

/// What is known of a value beside itself.
struct ValueContext
{
    /// A name of portTypeName(); empty when it is not known.
    QString portType{};
    QString mediaType{};
    /// The scope and the names that refer to it in expressions; empty when nothing does.
    QStringList names{};

    friend bool operator==(const ValueContext &, const ValueContext &) = default;
};

/// One value that a person looks at, in any of the ways that fit, and what they can copy of it.
/// Thread: main.
class ShownValue : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Offered by StepData.")

    /// The ways that fit, best first; see valueKindKey().
    Q_PROPERTY(QStringList kinds READ kinds NOTIFY changed FINAL)
    /// The same in words.
    Q_PROPERTY(QStringList kindTexts READ kindTexts NOTIFY changed FINAL)
    /// One of kinds(). What a person has chosen stays where it fits the next value too.
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed FINAL)
    /// The beginning of the value as text.
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    /// There is more than `text` shows.
    Q_PROPERTY(bool textIsCut READ isTextCut NOTIFY changed FINAL)
    /// A name whose suffix says in which language `text` is.
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed FINAL)
    /// Rich text of Markdown.
    Q_PROPERTY(QString html READ html NOTIFY changed FINAL)
    Q_PROPERTY(QUrl image READ image NOTIFY changed FINAL)
    /// Lines of a diff.
    Q_PROPERTY(QStringList lines READ lines NOTIFY changed FINAL)
    /// The folder of the file that the value names; empty when it names none.
    Q_PROPERTY(QUrl folder READ folder NOTIFY changed FINAL)
    /// What refers to the value in a field; empty when nothing does.
    Q_PROPERTY(QString expression READ expression NOTIFY changed FINAL)
    Q_PROPERTY(agentops::ui::ValueTreeModel *tree READ tree CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::ValueTableModel *table READ table CONSTANT FINAL)
    Q_PROPERTY(agentops::ui::ValueDiffModel *changes READ changes CONSTANT FINAL)

public:
    explicit ShownValue(QObject *parent = nullptr);

    QStringList kinds() const;
    QStringList kindTexts() const;
    QString kind() const { return valueKindKey(m_kind); }
    void setKind(const QString &kind);
    QString text() const;
    bool isTextCut() const { return m_isTextCut; }
    QString fileName() const;
    QString html() const;
    QUrl image() const;
    QStringList lines() const;
    QUrl folder() const;
    QString expression() const { return valueExpressionOf({}); }
    ValueTreeModel *tree() { return &m_tree; }
    ValueTableModel *table() { return &m_table; }
    ValueDiffModel *changes() { return &m_changes; }
    const QJsonValue &value() const { return m_value; }

    /// Undefined: there is none.
    void show(const QJsonValue &value, const ValueContext &context);
    /// What the value is compared with; absent: with nothing.
    void setEarlier(const std::optional<QJsonValue> &earlier);
    /// Says everything anew, after the language has changed.
    void retranslate();

    /// All of it, also what is not shown.
    Q_INVOKABLE void copy() const;
    Q_INVOKABLE void copyExpression() const;
    Q_INVOKABLE void copyTreeValue(int row) const;
    /// The expression that stands for what a row of the tree shows.
    Q_INVOKABLE void copyTreePath(int row) const;
    Q_INVOKABLE void copyCell(int row, int column) const;
    Q_INVOKABLE void copyCellPath(int row, int column) const;

Q_SIGNALS:
    void changed();

private:
    void refresh();
    QString valueExpressionOf(const QStringList &path) const;
    /// The key of the list that the table shows; empty when it is the value itself.
    QStringList tablePath() const;

    QJsonValue m_value{QJsonValue::Undefined};
    /// The value, or what JSON says that is written in it.
    QJsonValue m_parts{QJsonValue::Undefined};
    ValueContext m_context;
    std::optional<QJsonValue> m_earlier;
    QList<ValueKind> m_kinds{ValueKind::Nothing};
    ValueKind m_kind = ValueKind::Nothing;
    /// What a person has chosen; absent: the best.
    std::optional<ValueKind> m_chosen;
    QString m_text;
    bool m_isTextCut = false;
    ValueTreeModel m_tree;
    ValueTableModel m_table;
    ValueDiffModel m_changes;
};

} // namespace agentops::ui
