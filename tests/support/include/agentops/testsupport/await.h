// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/task.h>

#include <QCoro/QCoroTask>
#include <QtTest/QTest>

namespace agentops::testsupport {

/// Runs the event loop until the task ends and returns its result. Only tests may wait like this.
template<typename T>
T await(Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

} // namespace agentops::testsupport

/// Fails the test with the error's text when a Result has no value.
#define AO_VERIFY_OK(...) \
    do { \
        if (auto &&aoOk = (__VA_ARGS__); !aoOk) \
            QFAIL(qPrintable(aoOk.error().describe())); \
    } while (false)
