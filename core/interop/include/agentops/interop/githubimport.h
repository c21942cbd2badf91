// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/interop/finding.h>

namespace agentops::interop {

/// Makes a document of a workflow of GitHub Actions.
///
/// `path` is the file's place in its repository, such as `.github/workflows/ci.yml`; `readFile`
/// gives local actions and workflows, which become part of the document. What only GitHub can do
/// is kept in the document under the key `github`, without effect, or as a step that is passed
/// over, and named in a finding. The same source gives the same bytes.
/// Thread: any.
Imported importGithubWorkflow(const QByteArray &text, const QString &path,
                              const ReadFile &readFile);

} // namespace agentops::interop
