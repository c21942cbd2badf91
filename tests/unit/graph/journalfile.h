// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/run.h>
#include <agentops/workflow/runstatus.h>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace agentops::ui::graph::sample {

inline workflow::RunId journalRun()
{
    return *workflow::RunId::parse(u"0199a000-0000-7000-8000-000000000001");
}

/// The events of a golden journal of tests/unit/workflow/journals; empty when it cannot be read.
inline QList<workflow::RunEvent> readJournal(const QString &path)
{
    using namespace Qt::StringLiterals;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<workflow::RunEvent> events;
    const QJsonObject journal = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue &row : journal.value("events"_L1).toArray()) {
        workflow::RunEvent event;
        event.run = journalRun();
        event.sequence = row["sequence"_L1].toInteger();
        event.at = Timestamp(std::chrono::milliseconds(row["at"_L1].toInteger()));
        event.kind = workflow::eventKindFromName(row["kind"_L1].toString()).value();
        event.step = workflow::StepPath(row["node"_L1].toString());
        event.attempt = row["attempt"_L1].toInt();
        event.data = row["data"_L1].toObject();
        events.append(event);
    }
    return events;
}

/// How a run stands after its first events.
inline workflow::RunStatus foldOf(const QList<workflow::RunEvent> &events, qsizetype count)
{
    workflow::RunStatus status;
    for (qsizetype i = 0; i < count; ++i) {
        if (!status.apply(events.at(i)))
            qFatal("event %lld does not fit", qlonglong(i));
    }
    return status;
}

} // namespace agentops::ui::graph::sample
