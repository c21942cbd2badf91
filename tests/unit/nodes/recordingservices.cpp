// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingservices.h"

#include <agentops/testsupport/await.h>
#include <agentops/testsupport/outputcheck.h>

#include <QtCore/QFile>

using namespace agentops;
using namespace agentops::workflow;

void RecordingServices::log(LogStream stream, QString text)
{
    switch (stream) {
    case LogStream::Output:
        output += text;
        break;
    case LogStream::ErrorOutput:
        errorOutput += text;
        break;
    case LogStream::System:
        system += text;
        break;
    }
}

void RecordingServices::progress(double, QString) { }

Task<Result<Artefact>> RecordingServices::writeArtefact(QString name, QString mediaType,
                                                        QByteArray content)
{
    artefacts.insert(name, content);
    const QString path = files.filePath(QString::number(artefacts.size()));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        co_return fail(agentops::errors::kIo, file.errorString());
    co_return Artefact{
        .name = name, .mediaType = mediaType, .sizeBytes = content.size(), .path = path};
}

Task<Result<>> RecordingServices::recordProcess(QJsonObject identity)
{
    processes.append(identity);
    co_return Result<>();
}

void RecordingServices::recordEffect(StepEffect effect)
{
    effects.append(std::move(effect));
}

Task<Result<>> RecordingServices::announceEffect(StepEffect effect)
{
    effect.state = EffectState::Intended;
    effects.append(std::move(effect));
    co_return Result<>();
}

Result<StepOutput> runStep(const NodeCatalog &catalog, const QString &kind, StepContext context,
                           const QJsonObject &parameters, CancelToken token)
{
    const NodeType &type = *catalog.findType(kind);
    for (const Parameter &parameter : type.parameters) {
        if (!parameter.defaultValue.isUndefined() && !parameter.defaultValue.isNull())
            context.parameters.insert(parameter.name, parameter.defaultValue);
    }
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        context.parameters.insert(it.key(), it.value());
    if (!context.services)
        context.services = std::make_shared<RecordingServices>();
    const Node node{.kind = kind, .parameters = context.parameters};
    auto output = testsupport::await(
        catalog.findExecutor(kind)->execute(std::move(context), std::move(token)));
    if (output)
        testsupport::verifyOutputs(type, node, output->values);
    return output;
}
