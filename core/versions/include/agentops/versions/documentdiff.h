// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>

#include <QtCore/QJsonObject>
#include <QtCore/QList>

namespace agentops::versions {

/// One thing that differs between two documents.
/// Shape: `section` is a list of the document (`nodes`, `edges`, `notes`, `groups`, `inputs`) or
/// `document`; `id` is the element's, empty in `document`. `path` is a JSON pointer below the
/// element, empty when it is about the whole of it. A side that has nothing there is undefined.
struct Change
{
    enum class Kind {
        Added,
        Removed,
        Changed,
        Reordered, ///< the elements of the section stand in another order
    };

    Kind kind = Kind::Changed;
    QString section;
    QString id;
    QString path;
    QJsonValue before{QJsonValue::Undefined};
    QJsonValue after{QJsonValue::Undefined};

    friend bool operator==(const Change &, const Change &) = default;
};

/// Everything that differs, by stable id.
/// Shape: in the order of the file; `layout` holds the places of elements that both have. What
/// part of the canvas is shown is no difference.
struct DocumentDiff
{
    QList<Change> content;
    QList<Change> layout;

    bool isEmpty() const { return content.isEmpty() && layout.isEmpty(); }
};

DocumentDiff diffDocuments(const workflow::Document &before, const workflow::Document &after);

/// For a person: a block per element, `+`, `-` and `~` in front; texts by lines. The documents name
/// the elements. Empty when there is no difference.
QString diffToText(const DocumentDiff &diff, const workflow::Document &before,
                   const workflow::Document &after);
/// `{"same", "changes": […], "layout": […]}` with the fields of Change.
QJsonObject diffToJson(const DocumentDiff &diff);

} // namespace agentops::versions
