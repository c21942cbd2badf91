// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "githubworkflow.h"

namespace agentops::interop {

/// Reads one file of GitHub and tells what is wrong in it, all at once.
class GithubReader
{
public:
    GithubReader(std::shared_ptr<const GithubFile> file, Findings &findings)
        : m_file(std::move(file))
        , m_findings(findings)
    { }

    GithubWorkflow readWorkflow();
    GithubAction readAction();

private:
    enum class Where { Job, CompositeAction };

    void fail(TextPosition position, const QString &message);
    /// Whether it is a map, whose keys are then checked.
    bool checkMap(const YamlNode &node, const QString &what, const QStringList &keys);
    bool expectMap(const YamlNode *node, const QString &what);
    bool expectList(const YamlNode *node, const QString &what);
    void expectScalar(const YamlNode *node, const QString &what);
    void expectTexts(const YamlNode *node, const QString &what);
    void expectScalars(const YamlNode *map, const QString &what);
    void checkNames(const YamlNode *map, const QString &what);
    void checkName(const QString &name, TextPosition position, const QString &what);
    const YamlNode *take(const YamlNode &map, QStringView key) const { return map.find(key); }

    void readTriggers(const YamlNode &on, GithubWorkflow &workflow);
    void checkTrigger(const GithubTrigger &trigger);
    void checkSchedule(const YamlNode &details);
    void checkInputs(const YamlNode *inputs, const QStringList &types);
    GithubDefaults readDefaults(const YamlNode *defaults);
    void checkConcurrency(const YamlNode *concurrency);
    GithubJob readJob(const YamlEntry &entry);
    void readStrategy(const YamlNode &strategy, GithubJob &job);
    void checkMatrix(const YamlNode &matrix);
    void checkNeeds(const std::vector<GithubJob> &jobs, const YamlNode &node);
    std::vector<GithubStep> readSteps(const YamlNode &steps, Where where);
    GithubStep readStep(const YamlNode &node, Where where);
    void readStepKeys(const YamlNode &node, GithubStep &step);
    void checkStepIds(const std::vector<GithubStep> &steps, QSet<QString> &ids);

    std::shared_ptr<const GithubFile> m_file;
    Findings &m_findings;
};

} // namespace agentops::interop
