// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/workerpool.h>

#include <QtCore/QThread>
#include <QtCore/QThreadPool>

namespace agentops {

WorkerPool::WorkerPool(const QString &name, int threadCount)
    : m_pool(std::make_unique<QThreadPool>())
{
    m_pool->setObjectName(name);
    m_pool->setMaxThreadCount(threadCount > 0 ? threadCount : QThread::idealThreadCount());
}

WorkerPool::~WorkerPool()
{
    m_pool->waitForDone();
}

int WorkerPool::threadCount() const
{
    return m_pool->maxThreadCount();
}

void WorkerPool::post(std::function<void()> work)
{
    m_pool->start(std::move(work));
}

} // namespace agentops
