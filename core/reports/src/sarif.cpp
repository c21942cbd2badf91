// SPDX-License-Identifier: GPL-3.0-or-later
#include "reporttext.h"

#include <agentops/base/json.h>
#include <agentops/reports/findings.h>
#include <agentops/reports/testreport.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

/// What one run of a tool says once for all of its results.
struct SarifRun
{
    QJsonArray rules;
    QHash<QString, qsizetype> ruleOf;
    QJsonArray artifacts;
    QJsonObject bases;
};

SarifRun readRun(const QJsonObject &run)
{
    SarifRun read{.rules = run.value("tool"_L1)
                               .toObject()
                               .value("driver"_L1)
                               .toObject()
                               .value("rules"_L1)
                               .toArray(),
                  .ruleOf = {},
                  .artifacts = run.value("artifacts"_L1).toArray(),
                  .bases = run.value("originalUriBaseIds"_L1).toObject()};
    for (qsizetype i = 0; i < read.rules.size(); ++i)
        read.ruleOf.insert(read.rules[i].toObject().value("id"_L1).toString(), i);
    return read;
}

/// An identifier may have parts below that of its rule: "CA1000/1".
QJsonObject ruleOf(const SarifRun &run, const QJsonObject &result, const QString &id)
{
    const int index = result.value("ruleIndex"_L1)
                          .toInt(result.value("rule"_L1).toObject().value("index"_L1).toInt(-1));
    if (index >= 0 && index < run.rules.size())
        return run.rules[index].toObject();
    for (QString name = id; !name.isEmpty(); name = name.section(u'/', 0, -2)) {
        if (const auto place = run.ruleOf.constFind(name); place != run.ruleOf.constEnd())
            return run.rules[*place].toObject();
    }
    return {};
}

QString messageOf(const QJsonObject &message, const QJsonObject &rule)
{
    QString text = message.value("text"_L1).toString();
    if (text.isEmpty()) {
        const QString id = message.value("id"_L1).toString();
        text = rule.value("messageStrings"_L1)
                   .toObject()
                   .value(id)
                   .toObject()
                   .value("text"_L1)
                   .toString();
    }
    const QJsonArray arguments = message.value("arguments"_L1).toArray();
    constexpr qsizetype kMaxArguments = 20;
    for (qsizetype i = 0; i < std::min(arguments.size(), kMaxArguments); ++i) {
        if (text.size() > kMaxDetailLength)
            break;
        text.replace(u"{%1}"_s.arg(i), arguments[i].toString());
    }
    return shortened(text);
}

QString pathOf(const QJsonObject &location, const SarifRun &run)
{
    QJsonObject artifact = location.value("artifactLocation"_L1).toObject();
    const int index = artifact.value("index"_L1).toInt(-1);
    if (!artifact.contains("uri"_L1) && index >= 0 && index < run.artifacts.size())
        artifact = run.artifacts[index].toObject().value("location"_L1).toObject();
    QString uri = artifact.value("uri"_L1).toString();
    const QString base = artifact.value("uriBaseId"_L1).toString();
    if (!base.isEmpty())
        uri = run.bases.value(base).toObject().value("uri"_L1).toString() + uri;
    if (uri.startsWith("file:"_L1))
        return QUrl(uri).toLocalFile();
    return QUrl::fromPercentEncoding(uri.toUtf8());
}

FindingLevel levelOf(const QJsonObject &result, const QJsonObject &rule)
{
    const QString kind = result.value("kind"_L1).toString(u"fail"_s);
    const QString byRule =
        rule.value("defaultConfiguration"_L1).toObject().value("level"_L1).toString(u"warning"_s);
    const QString level = result.value("level"_L1).toString(kind == "fail"_L1 ? byRule : u"none"_s);
    return findingLevelFromName(level).value_or(FindingLevel::Warning);
}

/// Suppressed by somebody who may, or not there any more.
bool isOver(const QJsonObject &result)
{
    if (result.value("baselineState"_L1).toString() == "absent"_L1)
        return true;
    const QJsonArray suppressions = result.value("suppressions"_L1).toArray();
    return !suppressions.isEmpty()
        && std::ranges::all_of(suppressions, [](const QJsonValue &suppression) {
               return suppression.toObject().value("status"_L1).toString(u"accepted"_s)
                   == "accepted"_L1;
           });
}

QString givenFingerprint(const QJsonObject &result)
{
    const QJsonObject partial = result.value("partialFingerprints"_L1).toObject();
    const QJsonObject whole = result.value("fingerprints"_L1).toObject();
    if (!whole.isEmpty())
        return whole.begin().value().toString();
    if (const QJsonValue hash = partial.value("primaryLocationLineHash"_L1); hash.isString())
        return hash.toString();
    return partial.isEmpty() ? QString() : partial.begin().value().toString();
}

Finding findingOf(const QJsonObject &result, const SarifRun &run)
{
    Finding finding;
    finding.rule = result.value("ruleId"_L1)
                       .toString(result.value("rule"_L1).toObject().value("id"_L1).toString());
    const QJsonObject rule = ruleOf(run, result, finding.rule);
    if (finding.rule.isEmpty())
        finding.rule = rule.value("id"_L1).toString();
    finding.level = levelOf(result, rule);
    finding.message = messageOf(result.value("message"_L1).toObject(), rule);
    const QJsonObject location = result.value("locations"_L1)
                                     .toArray()
                                     .first()
                                     .toObject()
                                     .value("physicalLocation"_L1)
                                     .toObject();
    finding.file = pathOf(location, run);
    const QJsonObject region = location.value("region"_L1).toObject();
    finding.line = std::max(0, region.value("startLine"_L1).toInt());
    finding.column = std::max(0, region.value("startColumn"_L1).toInt());
    finding.fingerprint = givenFingerprint(result);
    if (finding.fingerprint.isEmpty())
        finding.fingerprint = fingerprintOf(finding);
    return finding;
}

} // namespace

Result<QList<Finding>> readSarif(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    const Result<QJsonValue> parsed = parseJson(text, u"report"_s);
    if (!parsed)
        return fail(asMalformed(parsed.error()));
    const QJsonObject log = parsed->toObject();
    if (!log.value("runs"_L1).isArray())
        return malformed(u"there is no list \"runs\""_s, 1, 1);
    if (!log.value("version"_L1).toString().startsWith("2.1"_L1))
        return malformed(u"only version 2.1 is read"_s, 1, 1);
    QList<Finding> findings;
    for (const QJsonValue &value : log.value("runs"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        const SarifRun run = readRun(object);
        for (const QJsonValue &result : object.value("results"_L1).toArray()) {
            if (findings.size() >= kMaxFindings)
                return tooMany(u"findings"_s, kMaxFindings);
            if (!isOver(result.toObject()))
                findings.append(findingOf(result.toObject(), run));
        }
    }
    return findings;
}

} // namespace agentops::reports
