// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/runtext.h>

#include <agentops/workflow/port.h>

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace agentops::ui {

using workflow::PortType;
using workflow::RunState;
using workflow::StepState;

QString stateKey(RunState state)
{
    switch (state) {
    case RunState::Pending:
        return u"planned"_s;
    case RunState::Running:
        return u"running"_s;
    case RunState::Waiting:
        return u"waiting"_s;
    case RunState::Succeeded:
        return u"ok"_s;
    case RunState::Failed:
        return u"failed"_s;
    case RunState::Cancelled:
        return u"cancelled"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString stateKey(StepState state)
{
    switch (state) {
    case StepState::Planned:
        return u"planned"_s;
    case StepState::Running:
        return u"running"_s;
    case StepState::WaitingForApproval:
    case StepState::WaitingForRetry:
    case StepState::WaitingForTime:
    case StepState::WaitingForTurn:
        return u"waiting"_s;
    case StepState::InDoubt:
        return u"inDoubt"_s;
    case StepState::Succeeded:
        return u"ok"_s;
    case StepState::Failed:
        return u"failed"_s;
    case StepState::Cancelled:
        return u"cancelled"_s;
    case StepState::Skipped:
        return u"skipped"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString stateText(RunState state)
{
    switch (state) {
    case RunState::Pending:
        return QCoreApplication::translate("RunState", "Queued");
    case RunState::Running:
        return QCoreApplication::translate("RunState", "Running");
    case RunState::Waiting:
        return QCoreApplication::translate("RunState", "Waiting for you");
    case RunState::Succeeded:
        return QCoreApplication::translate("RunState", "Succeeded");
    case RunState::Failed:
        return QCoreApplication::translate("RunState", "Failed");
    case RunState::Cancelled:
        return QCoreApplication::translate("RunState", "Cancelled");
    }
    Q_UNREACHABLE_RETURN({});
}

QString stateText(RunState state, const std::optional<workflow::RunTurn> &waitsFor)
{
    if (state != RunState::Pending || !waitsFor)
        return stateText(state);
    if (waitsFor->key.startsWith(workflow::kFolderKey))
        return QCoreApplication::translate("RunState",
                                           "Queued until another run leaves the folder");
    return QCoreApplication::translate("RunState", "Queued until it has its turn");
}

QString stateText(StepState state)
{
    switch (state) {
    case StepState::Planned:
        return QCoreApplication::translate("StepState", "Planned");
    case StepState::Running:
        return QCoreApplication::translate("StepState", "Running");
    case StepState::WaitingForApproval:
        return QCoreApplication::translate("StepState", "Needs approval");
    case StepState::WaitingForRetry:
        return QCoreApplication::translate("StepState", "Waits to retry");
    case StepState::WaitingForTime:
        return QCoreApplication::translate("StepState", "Waits for its time");
    case StepState::WaitingForTurn:
        return QCoreApplication::translate("StepState", "Waits for its turn");
    case StepState::InDoubt:
        return QCoreApplication::translate("StepState", "In doubt");
    case StepState::Succeeded:
        return QCoreApplication::translate("StepState", "Succeeded");
    case StepState::Failed:
        return QCoreApplication::translate("StepState", "Failed");
    case StepState::Cancelled:
        return QCoreApplication::translate("StepState", "Cancelled");
    case StepState::Skipped:
        return QCoreApplication::translate("StepState", "Skipped");
    }
    Q_UNREACHABLE_RETURN({});
}

QString stepTitle(const workflow::StepStatus &step)
{
    if (step.title.isEmpty())
        return step.kind;
    return QCoreApplication::translate("NodeCatalog", step.title.toUtf8().constData());
}

QString portTypeText(const QString &typeName)
{
    const std::optional<PortType> type = workflow::portTypeFromName(typeName);
    if (!type)
        return typeName;
    switch (*type) {
    case PortType::Any:
        return QCoreApplication::translate("PortType", "anything");
    case PortType::Text:
        return QCoreApplication::translate("PortType", "text");
    case PortType::Number:
        return QCoreApplication::translate("PortType", "number");
    case PortType::Boolean:
        return QCoreApplication::translate("PortType", "yes or no");
    case PortType::Object:
        return QCoreApplication::translate("PortType", "object");
    case PortType::List:
        return QCoreApplication::translate("PortType", "list");
    case PortType::File:
        return QCoreApplication::translate("PortType", "file");
    case PortType::Diff:
        return QCoreApplication::translate("PortType", "changes");
    case PortType::Findings:
        return QCoreApplication::translate("PortType", "findings");
    case PortType::Model:
        return QCoreApplication::translate("PortType", "model");
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace agentops::ui
