// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/reports/findings.h>

#include "reporttext.h"
#include "xmlcursor.h"

#include <agentops/base/json.h>
#include <agentops/reports/errors.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace agentops::reports {

namespace {

constexpr std::array kLevelNames{"none"_L1, "note"_L1, "warning"_L1, "error"_L1};

FindingLevel checkstyleLevel(const QString &severity)
{
    if (severity == "error"_L1)
        return FindingLevel::Error;
    if (severity == "info"_L1)
        return FindingLevel::Note;
    return severity == "ignore"_L1 ? FindingLevel::None : FindingLevel::Warning;
}

void readCheckstyleFile(XmlCursor &xml, QList<Finding> &findings)
{
    const QString file = xml.attribute("name"_L1);
    while (xml.enterChild()) {
        if (xml.name() == "error"_L1 && findings.size() <= kMaxFindings) {
            Finding finding{.rule = xml.attribute("source"_L1),
                            .level = checkstyleLevel(xml.attribute("severity"_L1)),
                            .message = shortened(xml.attribute("message"_L1)),
                            .file = file,
                            .line = xml.number("line"_L1),
                            .column = xml.number("column"_L1),
                            .fingerprint = {}};
            finding.fingerprint = fingerprintOf(finding);
            findings.append(std::move(finding));
        }
        xml.skip();
    }
}

Finding eslintFinding(const QJsonObject &message, const QString &file)
{
    const bool isError =
        message.value("severity"_L1).toInt() == 2 || message.value("fatal"_L1).toBool();
    Finding finding{.rule = message.value("ruleId"_L1).toString(),
                    .level = isError ? FindingLevel::Error : FindingLevel::Warning,
                    .message = shortened(message.value("message"_L1).toString()),
                    .file = file,
                    .line = std::max(0, message.value("line"_L1).toInt()),
                    .column = std::max(0, message.value("column"_L1).toInt()),
                    .fingerprint = {}};
    finding.fingerprint = fingerprintOf(finding);
    return finding;
}

} // namespace

QString findingLevelName(FindingLevel level)
{
    return kLevelNames[size_t(level)];
}

std::optional<FindingLevel> findingLevelFromName(QStringView name)
{
    for (size_t i = 0; i < kLevelNames.size(); ++i) {
        if (name == kLevelNames[i])
            return FindingLevel(i);
    }
    return std::nullopt;
}

QJsonObject Finding::toJson() const
{
    QJsonObject object{{u"rule"_s, rule},
                       {u"level"_s, findingLevelName(level)},
                       {u"message"_s, message},
                       {u"file"_s, file},
                       {u"fingerprint"_s, fingerprint}};
    if (line > 0)
        object.insert("line"_L1, line);
    if (column > 0)
        object.insert("column"_L1, column);
    return object;
}

QJsonArray toJson(const QList<Finding> &findings, qsizetype maxCount)
{
    QJsonArray array;
    for (const Finding &finding : findings.first(std::min(findings.size(), maxCount)))
        array.append(finding.toJson());
    return array;
}

qsizetype countAtLeast(const QList<Finding> &findings, FindingLevel level)
{
    return std::ranges::count_if(
        findings, [level](const Finding &finding) { return finding.level >= level; });
}

QString fingerprintOf(const Finding &finding)
{
    constexpr qsizetype kLength = 16;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {finding.rule, finding.file, finding.message}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    return QString::fromLatin1(hash.result().toHex().first(kLength));
}

Result<QList<Finding>> readCheckstyle(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    XmlCursor xml(text);
    QList<Finding> findings;
    if (xml.enterChild() && xml.name() != "checkstyle"_L1)
        xml.fail(u"expected checkstyle, found %1"_s.arg(xml.name()));
    while (xml.enterChild()) {
        if (xml.name() == "file"_L1)
            readCheckstyleFile(xml, findings);
        else
            xml.skip();
    }
    AO_CHECK(xml.check());
    if (findings.size() > kMaxFindings)
        return tooMany(u"findings"_s, kMaxFindings);
    return findings;
}

Result<QList<Finding>> readEslintJson(QByteArrayView text)
{
    AO_CHECK(checkSize(text));
    const Result<QJsonValue> parsed = parseJson(text, u"report"_s);
    if (!parsed)
        return fail(asMalformed(parsed.error()));
    if (!parsed->isArray())
        return malformed(u"expected a list of files"_s, 1, 1);
    QList<Finding> findings;
    for (const QJsonValue &value : parsed->toArray()) {
        const QJsonObject file = value.toObject();
        const QString path = file.value("filePath"_L1).toString();
        for (const QJsonValue &message : file.value("messages"_L1).toArray()) {
            if (findings.size() >= kMaxFindings)
                return tooMany(u"findings"_s, kMaxFindings);
            findings.append(eslintFinding(message.toObject(), path));
        }
    }
    return findings;
}

Result<QList<Finding>> readFindings(QByteArrayView text)
{
    const QByteArrayView begin = withoutBeginningSpace(text);
    if (begin.startsWith('<'))
        return readCheckstyle(text);
    if (begin.startsWith('['))
        return readEslintJson(text);
    if (begin.startsWith('{'))
        return readSarif(text);
    return fail(errors::kUnknownFormat, u"this is no report of findings that we know"_s);
}

} // namespace agentops::reports
