// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "desktop.h"
#include "session.h"
#include "text.h"

#include <agentops/git/errors.h>
#include <agentops/process/process.h>
#include <agentops/syntax/language.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QStorageInfo>
#include <QtCore/QSysInfo>
#include <QtCore/QTemporaryFile>

#include <algorithm>

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace commandline;

namespace {

enum class Health { Ok, Missing, Broken };

/// One line of the examination. Missing: something optional is not there; what needs it says so.
struct Finding
{
    QString subject;
    Health health = Health::Ok;
    QString detail;
};

QString healthName(Health health)
{
    switch (health) {
    case Health::Ok:
        return u"ok"_s;
    case Health::Missing:
        return u"missing"_s;
    case Health::Broken:
        return u"broken"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Finding found(const QString &subject, const Result<QString> &result, Health otherwise)
{
    return result ? Finding{subject, Health::Ok, *result}
                  : Finding{subject, otherwise, result.error().message()};
}

/// What a program says about its version, on its first line.
Task<Result<QString>> versionOf(QString program, CancelToken token)
{
    constexpr qsizetype kEnough = 4096;
    process::ProcessSpec spec;
    spec.program = program;
    spec.arguments = {u"--version"_s};
    spec.timeout = std::chrono::seconds(10);
    AO_CO_TRY(const process::CollectedOutput output,
              co_await process::runAndCollect(spec, kEnough, token));
    co_return QString::fromUtf8(output.out).section(u'\n', 0, 0);
}

Result<QString> examineDataFolder(const QString &root)
{
    if (!QDir().mkpath(root))
        return fail(agentops::errors::kPermissionDenied, u"%1 cannot be made"_s.arg(root));
    QTemporaryFile probe(root + u"/probe-XXXXXX"_s);
    if (!probe.open() || probe.write("probe") < 0 || !probe.flush())
        return fail(agentops::errors::kPermissionDenied,
                    u"%1 cannot be written: %2"_s.arg(root, probe.errorString()));
    constexpr qint64 kMebi = qint64(1024) * 1024;
    const QStorageInfo storage(root);
    return u"%1, %2 MiB free"_s.arg(root).arg(storage.bytesAvailable() / kMebi);
}

QString grammarText()
{
    return u"%1 languages parsed, %2 recognized"_s.arg(syntax::parsedLanguageCount())
        .arg(syntax::languages().size());
}

Task<QList<Finding>> examineRepository(Context context)
{
    auto workspace = co_await openWorkspace(context);
    if (!workspace) {
        const bool isOutside = workspace.error().code() == git::errors::kNotARepository;
        if (isOutside && !context.invocation.value(u"repo"))
            co_return {{u"repository"_s, Health::Missing, u"the current folder is none"_s}};
        co_return {{u"repository"_s, Health::Broken, workspace.error().describe()}};
    }
    const workspace::RepositoryInfo &repository = (*workspace)->repository();
    const QString head = repository.head.isUnborn() ? u"no commit yet"_s
        : repository.head.isDetached()              ? repository.head.commit.toShortHex()
                                                    : repository.head.branch;
    QList<Finding> findings{{u"repository"_s, Health::Ok, u"%1 (%2)"_s.arg(repository.path, head)}};
    const Result<> intact = co_await (*workspace)->checkDatabases(context.token);
    findings.append(intact ? Finding{u"databases"_s, Health::Ok, (*workspace)->dataFolder().path()}
                           : Finding{u"databases"_s, Health::Broken, intact.error().describe()});
    co_await (*workspace)->close();
    co_return findings;
}

Task<Result<ExitCode>> doctor(Context context)
{
    const QString root = context.dataFolder().value_or(workspace::DataFolder::defaultRoot());
    QList<Finding> findings{{u"program"_s, Health::Ok,
                             u"agentops %1, Qt %2, %3"_s.arg(QCoreApplication::applicationVersion(),
                                                             QString::fromLatin1(qVersion()),
                                                             QSysInfo::prettyProductName())}};
    findings.append(found(u"git"_s, co_await versionOf(u"git"_s, context.token), Health::Missing));
    findings.append({u"grammars"_s, Health::Ok, grammarText()});
    findings.append(found(u"data folder"_s, examineDataFolder(root), Health::Broken));
    findings += co_await examineRepository(context);
    findings.append(found(u"desktop"_s, findDesktop(), Health::Missing));
    findings.append(found(u"display"_s, findDisplay(), Health::Missing));
    AO_CO_CHECK(context.token.check());

    const bool isHealthy =
        std::ranges::none_of(findings, [](const Finding &f) { return f.health == Health::Broken; });
    Console &console = *context.console;
    QJsonArray array;
    QList<QStringList> rows;
    for (const Finding &finding : findings) {
        array.append(QJsonObject{{u"subject"_s, finding.subject},
                                 {u"health"_s, healthName(finding.health)},
                                 {u"detail"_s, finding.detail}});
        rows.append({healthName(finding.health), finding.subject, finding.detail});
    }
    if (console.isJson())
        AO_CO_CHECK(console.writeJson({{u"healthy"_s, isHealthy}, {u"findings"_s, array}}));
    else
        AO_CO_CHECK(console.write(columns(rows).toUtf8()));
    co_return isHealthy ? ExitCode::Ok : ExitCode::Failed;
}

} // namespace

QList<Entry> doctorCommands()
{
    return {{.command = {.path = u"doctor"_s,
                         .summary = u"Say what is installed, configured and reachable"_s,
                         .description = u"'missing' is something optional that is not there; "
                                        "'broken' is something that has to work and does not, and "
                                        "makes the exit status 1."_s,
                         .options = {repositoryOption()},
                         .jsonShape = u"{\"healthy\", \"findings\": [{\"subject\", \"health\": "
                                      "ok|missing|broken, \"detail\"}]}"_s},
             .handler = doctor}};
}

} // namespace agentops::cli
