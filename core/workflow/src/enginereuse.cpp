// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine.h"

#include "eventtable.h"
#include "journaldata.h"
#include "stepinputs.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

// Outcomes of earlier runs that stand for steps with the same parameters, inputs and files.
namespace agentops::workflow {

/// Empty when the step always runs.
Task<Result<QByteArray>> RunService::Engine::fingerprintOf(const Scheduler &scheduler, int step,
                                                           CancelToken token)
{
    const PlannedStep &planned = scheduler.planned(step);
    const Node &node = *planned.node;
    if (!node.reuse || !m_options.hashFiles || planned.type->effectOn(node) == Effect::Outside)
        co_return QByteArray();
    // By their names: nothing that a secret could be guessed from is kept.
    AO_CO_TRY(const StepContext context,
              resolveContext(scheduler, step, 1, [](const QString &name) -> Result<QString> {
                  return u"secret "_s + name;
              }));
    const QJsonObject whole{{u"kind"_s, node.kind},
                            {u"version"_s, planned.type->version},
                            {u"parameters"_s, context.parameters},
                            {u"inputs"_s, context.inputs}};
    AO_CO_TRY(const QByteArray files,
              co_await m_options.hashFiles(context.workingDirectory, node.reuse->files, token));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QJsonDocument(whole).toJson(QJsonDocument::Compact));
    hash.addData(files);
    co_return hash.result();
}

Task<std::optional<EarlierOutcome>> RunService::Engine::findEarlier(QByteArray fingerprint)
{
    auto found = co_await m_database.read(
        m_scope.token(), [fingerprint, values = m_values](store::Connection &connection) {
            return readEarlierOutcome(connection, values, fingerprint);
        });
    // What cannot be read cannot stand for anything; the step runs.
    if (!found || !*found)
        co_return std::nullopt;
    for (const Artefact &artefact : artefactsOf((*found)->data)) {
        if (!QFileInfo::exists(artefact.path))
            co_return std::nullopt;
    }
    co_return *std::move(*found);
}

} // namespace agentops::workflow
