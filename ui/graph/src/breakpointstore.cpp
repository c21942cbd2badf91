// SPDX-License-Identifier: GPL-3.0-or-later
#include "breakpointstore.h"

#include <agentops/base/file.h>
#include <agentops/base/json.h>
#include <agentops/base/workerpool.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonValue>

namespace agentops::ui::graph {

using namespace Qt::StringLiterals;

namespace {

Result<> writeBlocking(const QString &path, const Breakpoints &points)
{
    if (points.isEmpty()) {
        QFile file(path);
        if (file.exists() && !file.remove())
            return fail(fileError(file, u"cannot remove"_s));
        return {};
    }
    const QString folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        return fail(Error(errors::kIo, u"cannot make the folder"_s).with(u"file"_s, folder));
    return writeFile(path, writeJson(workflow::toJson(points)));
}

Result<Breakpoints> readBlocking(const QString &path)
{
    if (!QFileInfo::exists(path))
        return Breakpoints();
    AO_TRY(const QByteArray text, readFile(path));
    AO_TRY(const QJsonValue value, parseJson(text, QFileInfo(path).fileName()));
    return workflow::breakpointsFromJson(value.toArray());
}

Task<Result<Breakpoints>> known(Breakpoints points)
{
    co_return points;
}

} // namespace

BreakpointStore::BreakpointStore(QString folder, WorkerPool &files, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_files(files)
{ }

QString BreakpointStore::pathOf(const workflow::WorkflowId &workflow) const
{
    return m_folder + u'/' + workflow.toString() + u".json"_s;
}

Task<Result<Breakpoints>> BreakpointStore::load(workflow::WorkflowId workflow, CancelToken token)
{
    const QString path = pathOf(workflow);
    if (m_folder.isEmpty())
        return known({});
    if (const auto waiting = m_unwritten.constFind(path); waiting != m_unwritten.constEnd())
        return known(*waiting);
    return onWorker(m_files, std::move(token),
                    [path](const CancelToken &) { return readBlocking(path); });
}

void BreakpointStore::save(const workflow::WorkflowId &workflow, const Breakpoints &points)
{
    if (m_folder.isEmpty())
        return;
    m_unwritten.insert(pathOf(workflow), points);
    if (m_isWriting)
        return;
    m_isWriting = true;
    m_keeping.begin(tr("Keeping the breakpoints"));
    m_writes.start(writeAll(&m_files, this));
}

Task<> BreakpointStore::writeAll(WorkerPool *files, QPointer<BreakpointStore> store)
{
    Result<> outcome;
    while (store && !store->m_unwritten.isEmpty()) {
        const QString path = store->m_unwritten.constBegin().key();
        const Breakpoints points = store->m_unwritten.constBegin().value();
        const Result<> written =
            co_await onWorker(*files, CancelToken(), [path, points](const CancelToken &) {
                return writeBlocking(path, points);
            });
        if (!written)
            outcome = written;
        // Meanwhile there may be newer ones.
        if (store && store->m_unwritten.value(path) == points)
            store->m_unwritten.remove(path);
    }
    if (!store)
        co_return;
    store->m_isWriting = false;
    store->m_keeping.finish(outcome);
}

} // namespace agentops::ui::graph
