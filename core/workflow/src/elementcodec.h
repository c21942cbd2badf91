// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jsonwriter.h"

#include <agentops/workflow/diagnostic.h>
#include <agentops/workflow/document.h>

// Single elements, as they stand in a document file.
namespace agentops::workflow {

void writeElement(JsonWriter &out, const Node &node);
void writeElement(JsonWriter &out, const Edge &edge);
void writeElement(JsonWriter &out, const Note &note);
void writeElement(JsonWriter &out, const Group &group);

/// What is wrong with it is added to `out`, under `path`.
void readElement(const QJsonValue &value, const QString &path, QList<Diagnostic> &out, Node &node);
void readElement(const QJsonValue &value, const QString &path, QList<Diagnostic> &out, Edge &edge);
void readElement(const QJsonValue &value, const QString &path, QList<Diagnostic> &out, Note &note);
void readElement(const QJsonValue &value, const QString &path, QList<Diagnostic> &out,
                 Group &group);

} // namespace agentops::workflow
