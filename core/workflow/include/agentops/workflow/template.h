// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/script/freenames.h>
#include <agentops/workflow/ids.h>
#include <agentops/workflow/nodetype.h>

#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>
#include <memory>

namespace agentops::workflow {

struct Document;

/// A reference inside a text: `{{ scope.name.field.0 }}`.
/// Shape: `scope` is a node id, `inputs`, `run` or another root; an empty `name` means all of it;
/// `path` are object keys or list indexes.
struct Reference
{
    QString scope;
    QString name;
    QStringList path;
    /// Place in the text, from 0: of `{{` when the reference is all that stands in it, else of its
    /// first letter.
    qsizetype offset = 0;

    friend bool operator==(const Reference &, const Reference &) = default;
};

/// Where a reference stands in its text, for whoever writes another one there.
struct ReferencePlace
{
    Reference reference;
    /// Of the scope, then the name, then the path.
    QList<script::NamePlace> names;
    /// Which expression of the text it is in, from 0.
    int expression = 0;
};

/// The names that stand for values where a text is written. `inputs`, `run` and `before` are always
/// known.
class ExpressionNames
{
public:
    /// Every name may be one: a reference to nothing is found when it is looked up.
    ExpressionNames() = default;
    explicit ExpressionNames(const QStringList &names);
    /// The ids of all nodes.
    static ExpressionNames ofDocument(const Document &document);

    void add(const QString &name);
    bool isOpen() const { return m_isOpen; }
    bool contains(const QString &name) const { return m_isOpen || m_names.contains(name); }
    QStringList list() const;
    /// The length of the name that holds `-` at the start of the text, the longest one; or 0.
    qsizetype longNameAt(QStringView text) const;

private:
    bool m_isOpen = true;
    QSet<QString> m_names;
};

/// What an expression may know besides the values it refers to.
struct ExpressionClock
{
    /// Units: milliseconds since 1970, UTC.
    qint64 now = 0;
    quint64 seed = 0;
};

/// A text with expressions, taken apart: `{{ … }}` holds JavaScript, `{{{{` stands for a literal
/// `{{`. A plain reference is looked up without starting JavaScript.
/// Source: docs/formats/document.md, "Expressions".
/// Thread: any.
class Template
{
public:
    using Lookup = std::function<Result<QJsonValue>(const Reference &)>;

    /// Errors: workflow.bad_expression, with "offset" in its context: an expression that does not
    /// end. What is no JavaScript is found by check().
    static Result<Template> parse(const QString &text, const ExpressionNames &names = {});
    /// How many texts this thread has taken apart, for tests of what grows with what.
    static quint64 parseCount();

    /// Every use of a value, in the order of the text.
    QList<Reference> references() const;
    /// The same with their places.
    QList<ReferencePlace> places() const;
    bool isPlainText() const;
    /// Whether every expression is one.
    /// Errors: workflow.bad_expression, with "line" and "column" in the text.
    Result<> check() const;
    /// A text that is one expression and nothing else keeps the value's type; otherwise values are
    /// written into the text, objects and lists as JSON, nothing as nothing.
    /// Errors: those of `lookup`; workflow.bad_expression and those of scripts, with "line" and
    /// "column" in the text.
    Result<QJsonValue> evaluate(const Lookup &lookup, const ExpressionClock &clock = {}) const;

private:
    struct Script;
    struct Piece
    {
        QString text;
        bool isReference = false;
        Reference reference;
        /// Where its names stand.
        QList<script::NamePlace> names;
        std::shared_ptr<const Script> script;
    };

    QList<Piece> m_pieces;
};

/// Every text inside a JSON value is a template: resolves them all.
Result<QJsonValue> evaluateTemplates(const QJsonValue &value, const Template::Lookup &lookup,
                                     const ExpressionNames &names = {},
                                     const ExpressionClock &clock = {});
/// What `{{ run.… }}` offers.
QStringList runFieldNames();
/// What `{{ before.… }}` offers: whether a step before this one, directly or not, has ended so.
QStringList beforeFieldNames();
/// What a container gives to the steps in it, as in `{{ each.item }}`.
QStringList bodyValueNames(Body body);
/// Whether an edge condition that came out as `value` lets the edge be followed.
bool isTruthy(const QJsonValue &value);

} // namespace agentops::workflow
