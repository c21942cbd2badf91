// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/workflow/nodecatalog.h>
#include <agentops/workflow/nodeexecutor.h>

#include <QtCore/QHash>
#include <QtCore/QTemporaryDir>

/// What the engine offers a step, kept in memory.
class RecordingServices final : public agentops::workflow::StepServices
{
public:
    void log(agentops::workflow::LogStream stream, QString text) override;
    void progress(double fraction, QString text) override;
    agentops::Task<agentops::Result<agentops::workflow::Artefact>> writeArtefact(
        QString name, QString mediaType, QByteArray content) override;
    agentops::Task<agentops::Result<>> recordProcess(QJsonObject identity) override;
    void recordEffect(agentops::workflow::StepEffect effect) override;
    agentops::Task<agentops::Result<>> announceEffect(
        agentops::workflow::StepEffect effect) override;

    QString output;
    QString errorOutput;
    QString system;
    QHash<QString, QByteArray> artefacts;
    /// Where artefacts become files too.
    QTemporaryDir files;
    QList<QJsonObject> processes;
    /// In the order in which they were recorded; announced ones are intended.
    QList<agentops::workflow::StepEffect> effects;
};

/// Runs one step of `kind` with its parameters' defaults filled in, as the engine would. What it
/// hands on has to fit the schemas of the kind.
agentops::Result<agentops::workflow::StepOutput> runStep(
    const agentops::workflow::NodeCatalog &catalog, const QString &kind,
    agentops::workflow::StepContext context, const QJsonObject &parameters,
    agentops::CancelToken token = {});
