// SPDX-License-Identifier: GPL-3.0-or-later
// Workflows and actions of GitHub as they stand in their files.
// Source: docs.github.com, "Workflow syntax for GitHub Actions", "Metadata syntax".
#pragma once

#include "findings.h"

#include <agentops/interop/yaml.h>

#include <memory>

namespace agentops::interop {

/// A file that was read; what is told about its values names it.
struct GithubFile
{
    QString path;
    YamlDocument yaml;
};

// Pointers are into the file's tree and null where the key is missing.

struct GithubStep
{
    enum class Type { Run, Uses, Wait, WaitAll, Cancel, Parallel };

    Type type = Type::Run;
    const YamlNode *node = nullptr;
    QString id;
    const YamlNode *name = nullptr;
    const YamlNode *condition = nullptr;
    const YamlNode *run = nullptr;
    const YamlNode *uses = nullptr;
    const YamlNode *shell = nullptr;
    const YamlNode *workingDirectory = nullptr;
    const YamlNode *with = nullptr;
    const YamlNode *env = nullptr;
    const YamlNode *timeout = nullptr;
    const YamlNode *continueOnError = nullptr;
    bool isBackground = false;
    /// Of Wait and Cancel.
    QStringList ids;
    /// Of Parallel.
    std::vector<GithubStep> steps;
};

struct GithubDefaults
{
    const YamlNode *shell = nullptr;
    const YamlNode *workingDirectory = nullptr;
};

struct GithubJob
{
    QString id;
    TextPosition position;
    const YamlNode *node = nullptr;
    QStringList needs;
    const YamlNode *name = nullptr;
    const YamlNode *condition = nullptr;
    const YamlNode *runsOn = nullptr;
    const YamlNode *matrix = nullptr;
    const YamlNode *failFast = nullptr;
    const YamlNode *maxParallel = nullptr;
    const YamlNode *env = nullptr;
    const YamlNode *outputs = nullptr;
    const YamlNode *timeout = nullptr;
    const YamlNode *continueOnError = nullptr;
    const YamlNode *concurrency = nullptr;
    GithubDefaults defaults;
    std::vector<GithubStep> steps;
    /// Of a job that is another workflow.
    const YamlNode *uses = nullptr;
    const YamlNode *with = nullptr;
    const YamlNode *secrets = nullptr;
};

struct GithubTrigger
{
    QString event;
    TextPosition position;
    /// Filters, schedules, inputs; null when there are none.
    const YamlNode *details = nullptr;
};

struct GithubWorkflow
{
    std::shared_ptr<const GithubFile> file;
    QString name;
    const YamlNode *root = nullptr;
    std::vector<GithubTrigger> triggers;
    const YamlNode *env = nullptr;
    const YamlNode *concurrency = nullptr;
    GithubDefaults defaults;
    std::vector<GithubJob> jobs;

    const GithubTrigger *findTrigger(QStringView event) const;
};

struct GithubAction
{
    enum class Type { Composite, JavaScript, Docker };

    std::shared_ptr<const GithubFile> file;
    Type type = Type::Composite;
    const YamlNode *inputs = nullptr;
    const YamlNode *outputs = nullptr;
    std::vector<GithubStep> steps;
};

/// Errors are findings; then there is nothing.
std::optional<GithubWorkflow> readGithubWorkflow(const QByteArray &text, const QString &path,
                                                 Findings &findings);
std::optional<GithubAction> readGithubAction(const QByteArray &text, const QString &path,
                                             Findings &findings);

/// Those of a map or list, and none where there is none.
const std::vector<YamlEntry> &entriesOf(const YamlNode *node);
const std::vector<YamlNode> &itemsOf(const YamlNode *node);

/// The items of a list of texts, or the one text there is.
QStringList textsOf(const YamlNode *node);

} // namespace agentops::interop
