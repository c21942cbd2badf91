// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/interop/githubimport.h>

namespace agentops::testsupport {

/// Of the files that these tests import.
inline const QString kWorkflowFile = QStringLiteral(".github/workflows/everything.yml");

/// A file of the folder that stands for the repository.
std::optional<QByteArray> readOwnFile(const QString &path);
interop::Imported importOwnFile();
/// One job with these steps.
interop::Imported importSteps(const QByteArray &steps);
QStringList lines(const interop::Imported &imported);
workflow::Node nodeOf(const workflow::Document &document, const QString &id);

} // namespace agentops::testsupport
