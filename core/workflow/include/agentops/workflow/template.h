// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>
#include <agentops/workflow/ids.h>
#include <agentops/workflow/nodetype.h>

#include <QtCore/QJsonValue>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>

namespace agentops::workflow {

/// A reference inside a text: `{{ scope.name.field.0 }}`.
/// Shape: `scope` is a node id, `inputs` or `run`; `path` are object keys or list indexes.
struct Reference
{
    QString scope;
    QString name;
    QStringList path;
    /// Place of `{{` in the text, from 0.
    qsizetype offset = 0;

    friend bool operator==(const Reference &, const Reference &) = default;
};

/// A text with references, taken apart. There is nothing else in the language: no operators, no
/// calls. `{{{{` stands for a literal `{{`.
/// Source: docs/formats/document.md, "Expressions".
class Template
{
public:
    using Lookup = std::function<Result<QJsonValue>(const Reference &)>;

    /// Errors: workflow.bad_expression, with the offset in its context.
    static Result<Template> parse(const QString &text);

    QList<Reference> references() const;
    bool isPlainText() const;
    /// A text that is one reference and nothing else keeps the value's type; otherwise values are
    /// written into the text, objects and lists as JSON.
    /// Errors: those of `lookup`.
    Result<QJsonValue> evaluate(const Lookup &lookup) const;

private:
    struct Piece
    {
        QString text;
        bool isReference = false;
        Reference reference;
    };
    QList<Piece> m_pieces;
};

/// Every text inside a JSON value is a template: resolves them all.
Result<QJsonValue> evaluateTemplates(const QJsonValue &value, const Template::Lookup &lookup);
/// What `{{ run.… }}` offers.
QStringList runFieldNames();
/// What `{{ before.… }}` offers: whether a step before this one, directly or not, has ended so.
QStringList beforeFieldNames();
/// What a container gives to the steps in it, as in `{{ each.item }}`.
QStringList bodyValueNames(Body body);
/// Whether an edge condition that came out as `value` lets the edge be followed.
bool isTruthy(const QJsonValue &value);

} // namespace agentops::workflow
