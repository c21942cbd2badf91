// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QString>
#include <QtCore/QStringList>

namespace agentops::workflow {

/// One field of a node's form.
struct Parameter
{
    enum class Type {
        Text, ///< string; templates are resolved before the step runs
        MultilineText,
        Number,
        Boolean,
        Choice, ///< one of `choices`
        Path, ///< string, a file or folder
        Object, ///< JSON object of strings or `{"secret": "name"}`, such as HTTP headers
        List, ///< list of strings
        Value, ///< any JSON value; a text in it is a template, and one reference keeps its type
        Secret, ///< `{"secret": "name"}`: a reference, never the value
    };

    /// What a person edits it with, where the type alone does not tell; of a list, each text in it.
    /// It says nothing about which values are right.
    enum class Editor {
        Plain, ///< as the type says
        Code, ///< in `language`
        Expression, ///< mostly one `{{ … }}`
        Json,
        File,
        Folder,
        Glob, ///< a pattern of files
        Workflow, ///< a workflow file of the repository
        Branch, ///< a branch, or a pattern of branches
        Revision, ///< a commit, branch or tag
        Cron,
        TimeZone, ///< such as `Europe/Paris`
        Url,
        Markdown,
    };

    QString name;
    Type type = Type::Text;
    QString title;
    QString help;
    QJsonValue defaultValue;
    bool isRequired = false;
    QStringList choices;
    QString placeholder;
    /// Containers only: a template that is told after each pass and may mention what is inside.
    bool isOfBody = false;
    /// The text is JavaScript, the body of a function: it is handed on as written, never read as a
    /// template.
    bool isCode = false;
    Editor editor = Editor::Plain;
    /// Of code: the ending of files in its language, such as `sh`.
    QString language;

    friend bool operator==(const Parameter &, const Parameter &) = default;
};

/// The name used in schemas: `text`, `multiline`, `number`, …
QString parameterTypeName(Parameter::Type type);
/// `plain`, `code`, `expression`, …
QString parameterEditorName(Parameter::Editor editor);
/// The JSON Schema of a parameter as it is written, where texts that are templates stand for what
/// they come to.
QJsonObject parameterSchema(const Parameter &parameter);

} // namespace agentops::workflow
