// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandfiles.h"

#include <agentops/base/file.h>
#include <agentops/nodes/commandfile.h>
#include <agentops/nodes/errors.h>

#include <array>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

struct CommandFile
{
    QString variable;
    QString fileName;
};

const std::array<CommandFile, 4> &commandFiles()
{
    static const std::array<CommandFile, 4> files{{{u"OUTPUT"_s, u"output"_s},
                                                   {u"ENV"_s, u"env"_s},
                                                   {u"PATH"_s, u"path"_s},
                                                   {u"STEP_SUMMARY"_s, u"summary.md"_s}}};
    return files;
}

Result<QByteArray> readPart(const QString &folder, const CommandFile &file)
{
    Result<QByteArray> content = readFile(folder + u'/' + file.fileName, kMaxCommandFileBytes);
    if (!content && content.error().code() == agentops::errors::kInvalidArgument)
        return fail(Error(errors::kBadCommandFile, u"the file is larger than 1 MiB"_s)
                        .with(u"file"_s, u"GITHUB_"_s + file.variable)
                        .with(u"line"_s, u"1"_s));
    return content;
}

} // namespace

Result<> prepareCommandFiles(const QString &folder, process::Environment &environment)
{
    for (const CommandFile &file : commandFiles()) {
        const QString path = folder + u'/' + file.fileName;
        AO_CHECK(writeFile(path, {}));
        environment.set(u"GITHUB_"_s + file.variable, path);
        environment.set(u"AGENTOPS_"_s + file.variable, path);
    }
    return {};
}

Result<CommandFileValues> readCommandFiles(const QString &folder)
{
    const auto &[output, env, path, summary] = commandFiles();
    CommandFileValues read;
    AO_TRY(const QByteArray outputText, readPart(folder, output));
    AO_TRY(read.values, parseCommandFile(outputText, u"GITHUB_OUTPUT"_s));
    AO_TRY(const QByteArray envText, readPart(folder, env));
    AO_TRY(read.environment, parseCommandFile(envText, u"GITHUB_ENV"_s));
    AO_TRY(const QByteArray pathText, readPart(folder, path));
    for (const QByteArray &line : pathText.split('\n')) {
        const QString entry = QString::fromUtf8(line).trimmed();
        if (!entry.isEmpty())
            read.path.append(entry);
    }
    AO_TRY(const QByteArray summaryText, readPart(folder, summary));
    read.summary = QString::fromUtf8(summaryText);
    return read;
}

} // namespace agentops::nodes
