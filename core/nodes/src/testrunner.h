// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/base/result.h>

#include <QtCore/QByteArrayView>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <functional>

namespace agentops::nodes {

/// Programs that run tests and can write down what came of them.
enum class TestRunner { Other, PhpUnit, Jest, Vitest, Pytest, CTest, Cargo, Go, Node };

/// As the parameter writes them: `phpunit`, `jest`, …; `other` is not among them.
QStringList testRunnerNames();
TestRunner testRunnerFromName(const QString &name);

/// A command that runs tests, and how it takes further arguments.
struct TestCommand
{
    QString command;
    TestRunner runner = TestRunner::Other;
    /// What stands before arguments that are added: npm hands on only what is behind "--".
    QString joint;
};

/// Finds out which runner a command starts, through the scripts of package.json and composer.json.
/// A command of several programs, or with words of the shell, is `Other`.
/// Thread: a worker (reads files).
TestCommand recognizeTestCommand(const QString &command, const QString &directory);

/// A command that writes its results where we read them.
struct TestInvocation
{
    QString command;
    /// Empty with a runner that writes none; see `isReportOutput`.
    QString reportFile;
    /// Whether standard output is the report.
    bool isReportOutput = false;
    QString coverageFile;
    /// See OutputUse::shown.
    std::function<QString(QByteArrayView)> shown;
};

enum class Coverage { No, Yes };

/// The files come to lie in `folder`, outside of the project.
TestInvocation invocationOf(const TestCommand &command, const QString &folder, Coverage coverage);

} // namespace agentops::nodes
