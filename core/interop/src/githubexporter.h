// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "githubfromscript.h"

#include <agentops/interop/githubexport.h>
#include <agentops/interop/yaml.h>

#include <QtCore/QJsonObject>

namespace agentops::interop {

/// Builds the YAML of a workflow from a document.
class GithubExporter
{
public:
    explicit GithubExporter(const workflow::Document &document);

    Exported run();

private:
    void tell(const workflow::Node &node, const QString &message);
    /// The kept keys of GitHub.
    static QJsonObject kept(const workflow::Node &node);
    static bool isImplied(const workflow::Node &node);
    /// The nodes of a body in an order in which each comes behind those before it.
    QList<const workflow::Node *> bodyOf(const workflow::NodeId &parent) const;
    YamlNode text(const QString &text, const workflow::Node &node);
    YamlNode texts(const QJsonObject &values, const workflow::Node &node);
    YamlNode environment(const QJsonObject &values, const workflow::Node &node);
    YamlNode concurrency(const workflow::Concurrency &concurrency, const workflow::Node &node);

    // githubexporter.cpp
    void nameSteps(const workflow::NodeId &parent);
    YamlNode triggers();
    YamlNode inputs();
    YamlNode callOutputs();
    void addTrigger(const workflow::Node &node, YamlNode &on);

    // githubjobexporter.cpp
    YamlNode jobs();
    YamlNode job(const workflow::Node &container);
    YamlNode looseJob(const QList<const workflow::Node *> &nodes);
    void addMatrix(const workflow::Node &container, YamlNode &job);
    void addCondition(const workflow::Node &node, YamlNode &target);
    std::optional<YamlNode> valueOf(const ScriptExpression &script, const workflow::Node &node);
    YamlNode outputsOf(const workflow::Node &container);
    YamlNode needsOf(const workflow::Node &container) const;
    /// `shared` are the variables of the job.
    YamlNode steps(const QList<const workflow::Node *> &nodes, const QJsonObject &shared);
    YamlNode step(const workflow::Node &node, const QJsonObject &shared);
    void addRun(const workflow::Node &node, const QJsonObject &shared, YamlNode &step);
    bool addUses(const workflow::Node &node, YamlNode &step);
    /// Inputs of an action that was not carried out: as they came, but for templates.
    YamlNode inputsAsTheyCame(const workflow::Node &node);
    void checkRest(const workflow::Node &node);

    const workflow::Document &m_document;
    GithubNamesBack m_names;
    QHash<workflow::NodeId, const workflow::Node *> m_nodes;
    /// What the present job says of the time that it takes, which its steps say here.
    std::chrono::milliseconds m_jobLimit{0};
    QList<workflow::Diagnostic> m_diagnostics;
};

} // namespace agentops::interop
