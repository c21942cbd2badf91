// SPDX-License-Identifier: GPL-3.0-or-later
#include "n8nworkflow.h"

#include <agentops/base/json.h>
#include <agentops/interop/errors.h>

#include <QtCore/QHash>
#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace agentops::interop {

namespace {

constexpr qsizetype kMaxN8nNodes = 5000;
constexpr double kMaxCoordinate = 1e6;

class N8nReader
{
public:
    N8nReader(const QByteArray &text, const QString &path, Findings &findings)
        : m_text(text)
        , m_path(path)
        , m_findings(findings)
    { }

    std::optional<N8nWorkflow> run();

private:
    Result<N8nWorkflow> readWorkflow(const JsonReader &root);
    Result<N8nNode> readNode(const JsonReader &reader);
    Result<> readConnections(const JsonReader &reader, N8nWorkflow &workflow);
    Result<> readOutput(const JsonReader &reader, N8nConnection connection, N8nWorkflow &workflow);
    TextPosition placeOf(const JsonReader &reader) const;
    /// Of what n8n itself passes over.
    void warn(const JsonReader &reader, const QString &message);

    const QByteArray &m_text;
    const QString &m_path;
    Findings &m_findings;
    QHash<QString, qsizetype> m_byName;
};

TextPosition N8nReader::placeOf(const JsonReader &reader) const
{
    return findJsonPosition(m_text, reader.pointer()).value_or(TextPosition{});
}

void N8nReader::warn(const JsonReader &reader, const QString &message)
{
    m_findings.add(m_path, errors::kNoEquivalent, Findings::Severity::Warning, placeOf(reader),
                   message);
}

std::optional<N8nWorkflow> N8nReader::run()
{
    const auto parsed = parseJson(m_text, m_path);
    if (!parsed) {
        const Error &error = parsed.error();
        m_findings.add(m_path, errors::kBadJson, Findings::Severity::Error,
                       {std::max(1, error.contextValue(u"line").toInt()),
                        std::max(1, error.contextValue(u"column").toInt())},
                       error.message());
        return std::nullopt;
    }
    auto workflow = readWorkflow(JsonReader(*parsed));
    if (workflow)
        return std::move(*workflow);
    const QString pointer = workflow.error().contextValue(u"pointer");
    m_findings.add(m_path, errors::kBadWorkflow, Findings::Severity::Error,
                   findJsonPosition(m_text, pointer).value_or(TextPosition{}),
                   workflow.error().message());
    return std::nullopt;
}

Result<N8nWorkflow> N8nReader::readWorkflow(const JsonReader &root)
{
    AO_CHECK(root.object());
    N8nWorkflow workflow;
    AO_TRY(workflow.name, root.at(u"name"_s).stringOr(u"n8n workflow"_s));
    AO_TRY(const QList<JsonReader> nodes, root.at(u"nodes"_s).items());
    if (nodes.size() > kMaxN8nNodes)
        return root.at(u"nodes"_s).invalid(u"there are more than %1 nodes"_s.arg(kMaxN8nNodes));
    for (const JsonReader &reader : nodes) {
        AO_TRY(N8nNode node, readNode(reader));
        // n8n gives the second one another name; connections lead to it.
        if (m_byName.contains(node.name) && node.type != u"stickyNote")
            warn(reader.at(u"name"_s),
                 u"another node is called “%1”: connections lead to this one"_s.arg(node.name));
        m_byName.insert(node.name, qsizetype(workflow.nodes.size()));
        workflow.nodes.push_back(std::move(node));
    }
    const JsonReader connections = root.at(u"connections"_s);
    // Some programs write none as a list.
    const QJsonValue &written = connections.value();
    const bool isEmptyList = written.isArray() && written.toArray().isEmpty();
    if (!connections.isMissing() && !isEmptyList)
        AO_CHECK(readConnections(connections, workflow));
    return workflow;
}

Result<N8nNode> N8nReader::readNode(const JsonReader &reader)
{
    N8nNode node;
    AO_TRY(node.json, reader.object());
    AO_TRY(node.name, reader.at(u"name"_s).string());
    AO_TRY(node.fullType, reader.at(u"type"_s).string());
    node.type = node.fullType.section(u'.', -1);
    if (!reader.at(u"parameters"_s).isMissing()) {
        AO_TRY(node.parameters, reader.at(u"parameters"_s).object());
    }
    if (const JsonReader position = reader.at(u"position"_s); !position.isMissing()) {
        AO_TRY(const QList<JsonReader> both, position.items());
        if (both.size() != 2)
            return position.invalid(u"expected two numbers"_s);
        AO_TRY(const double x, both[0].number());
        AO_TRY(const double y, both[1].number());
        node.position = {std::clamp(x, -kMaxCoordinate, kMaxCoordinate),
                         std::clamp(y, -kMaxCoordinate, kMaxCoordinate)};
    }
    AO_TRY(node.isDisabled, reader.at(u"disabled"_s).booleanOr(false));
    AO_TRY(const bool continues, reader.at(u"continueOnFail"_s).booleanOr(false));
    AO_TRY(const QString onError, reader.at(u"onError"_s).stringOr(QString()));
    node.isContinued = continues || onError == u"continueRegularOutput";
    node.hasErrorOutput = onError == u"continueErrorOutput";
    AO_TRY(const bool retries, reader.at(u"retryOnFail"_s).booleanOr(false));
    if (retries) {
        AO_TRY(const qint64 tries, reader.at(u"maxTries"_s).integerOr(3));
        AO_TRY(const qint64 wait, reader.at(u"waitBetweenTries"_s).integerOr(1000));
        node.maxTries = int(std::clamp<qint64>(tries, 1, 1000));
        node.waitMs = int(std::clamp<qint64>(wait, 0, 24 * 3'600'000));
    }
    node.place = placeOf(reader);
    return node;
}

Result<> N8nReader::readConnections(const JsonReader &reader, N8nWorkflow &workflow)
{
    AO_TRY(const auto sources, reader.members());
    for (const auto &[name, kinds] : sources) {
        if (!m_byName.contains(name)) {
            warn(kinds, u"there is no node “%1”: its connections are left out"_s.arg(name));
            continue;
        }
        AO_TRY(const auto types, kinds.members());
        for (const auto &[type, outputs] : types) {
            AO_TRY(const QList<JsonReader> lists, outputs.items());
            for (qsizetype i = 0; i < lists.size(); ++i) {
                if (lists[i].value().isNull())
                    continue;
                AO_CHECK(readOutput(lists[i], {m_byName.value(name), int(i), 0, type}, workflow));
            }
        }
    }
    return {};
}

Result<> N8nReader::readOutput(const JsonReader &reader, N8nConnection connection,
                               N8nWorkflow &workflow)
{
    AO_TRY(const QList<JsonReader> targets, reader.items());
    for (const JsonReader &target : targets) {
        if (target.value().isNull())
            continue;
        AO_TRY(const QString name, target.at(u"node"_s).string());
        const auto found = m_byName.constFind(name);
        if (found == m_byName.constEnd()) {
            warn(target, u"there is no node “%1”: the connection is left out"_s.arg(name));
            continue;
        }
        connection.to = *found;
        workflow.connections.append(connection);
    }
    return {};
}

} // namespace

std::optional<N8nWorkflow> readN8nWorkflow(const QByteArray &text, const QString &path,
                                           Findings &findings)
{
    return N8nReader(text, path, findings).run();
}

} // namespace agentops::interop
