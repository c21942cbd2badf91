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
Task<Result<ReuseKeys>> RunService::Engine::reuseKeysOf(const Scheduler &scheduler, int step,
                                                        CancelToken token)
{
    ReuseKeys keys;
    const PlannedStep &planned = scheduler.planned(step);
    const Node &node = *planned.node;
    const Effect effect = planned.type->effectOn(node);
    if (!node.reuse || !m_options.hashFiles || effect == Effect::Outside)
        co_return keys;
    // By their names: nothing that a secret could be guessed from is kept.
    AO_CO_TRY(
        const StepContext context,
        resolveContext(scheduler, step, 1, [](const SecretReference &secret) -> Result<QString> {
            return u"secret "_s + secret.name;
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
    keys.anywhere = hash.result();
    if (effect == Effect::Pure)
        co_return keys;
    keys.here = QCryptographicHash::hash(keys.anywhere + context.workingDirectory.toUtf8(),
                                         QCryptographicHash::Sha256);
    if (m_options.folderState && context.workingDirectory != context.repository) {
        AO_CO_TRY(keys.folderState,
                  co_await m_options.folderState(context.workingDirectory, token));
    }
    co_return keys;
}

/// Files may have become others while it worked, by itself or by somebody else. What it has left in
/// its folder is not there in another one.
Task<QByteArray> RunService::Engine::reuseKeyAfter(const Scheduler &scheduler, int step,
                                                   ReuseKeys before, CancelToken token)
{
    const Result<ReuseKeys> after = co_await reuseKeysOf(scheduler, step, token);
    if (!after || after->anywhere != before.anywhere)
        co_return QByteArray();
    const bool leavesNothing = before.here.isEmpty()
        || (!before.folderState.isEmpty() && before.folderState == after->folderState);
    co_return leavesNothing ? before.anywhere : before.here;
}

Task<std::optional<EarlierOutcome>> RunService::Engine::takeEarlier(RunId run, StepPath step,
                                                                    ReuseKeys keys)
{
    auto found = co_await m_database.read(
        m_scope.token(),
        [keys, values = m_values](
            store::Connection &connection) -> Result<std::optional<EarlierOutcome>> {
            AO_TRY(auto outcome, readEarlierOutcome(connection, values, keys.anywhere));
            if (outcome || keys.here.isEmpty())
                return outcome;
            return readEarlierOutcome(connection, values, keys.here);
        });
    // What cannot be read cannot stand for anything; the step runs.
    if (!found || !*found)
        co_return std::nullopt;
    for (const Artefact &artefact : artefactsOf((*found)->data)) {
        if (!QFileInfo::exists(artefact.path))
            co_return std::nullopt;
    }
    EarlierOutcome earlier = *std::move(*found);
    if (!co_await takeOverLeftovers({earlier.run, run, {{earlier.step, step}}}))
        co_return std::nullopt;
    co_return earlier;
}

Task<Result<>> RunService::Engine::takeOverLeftovers(TakenOver taken)
{
    if (!m_options.takeOverLeftovers || taken.steps.isEmpty())
        co_return {};
    co_return co_await m_options.takeOverLeftovers(std::move(taken));
}

} // namespace agentops::workflow
