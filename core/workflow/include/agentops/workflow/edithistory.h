// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/document.h>
#include <agentops/workflow/edit.h>

#include <QtCore/QList>

#include <memory>

namespace agentops::workflow {

/// What one step changed; only the editor looks into it.
struct StepChanges;

/// One step with what it changed.
struct HistoryStep
{
    EditStep about{};
    /// Never null; another one whenever the step becomes another.
    std::shared_ptr<const StepChanges> changes{};
};

/// A document with the steps that lead to it and away from it again.
/// Shape: `place` of the steps are done, and have made `document`; the others are undone.
struct EditHistory
{
    Document document{};
    QList<HistoryStep> steps{};
    qsizetype place = 0;
};

} // namespace agentops::workflow
