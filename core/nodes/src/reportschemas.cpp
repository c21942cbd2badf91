// SPDX-License-Identifier: GPL-3.0-or-later
#include "reportschemas.h"

#include <agentops/reports/findings.h>
#include <agentops/reports/testreport.h>
#include <agentops/workflow/schema.h>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

using namespace workflow;

namespace {

schema::Field isComplete()
{
    return {
        .name = u"isComplete"_s, .schema = schema::boolean(), .help = u"Whether all are listed."_s};
}

/// Of one file, or of all.
QList<schema::Field> coveredLines()
{
    return {{.name = u"lines"_s, .schema = schema::number(), .help = u"That can be run at all."_s},
            {.name = u"covered"_s, .schema = schema::number(), .help = u"Lines that were run."_s},
            {.name = u"percent"_s, .schema = schema::number()}};
}

} // namespace

QJsonObject findingsSchema()
{
    using Level = reports::FindingLevel;
    QStringList levels;
    for (const Level level : {Level::None, Level::Note, Level::Warning, Level::Error})
        levels.append(reports::findingLevelName(level));
    return schema::list(schema::object(
        {{.name = u"rule"_s, .schema = schema::text()},
         {.name = u"level"_s, .schema = schema::choice(levels)},
         {.name = u"message"_s, .schema = schema::text()},
         {.name = u"file"_s, .schema = schema::text(), .help = u"May be empty."_s},
         {.name = u"line"_s, .schema = schema::number(), .help = u"From 1."_s, .isOptional = true},
         {.name = u"column"_s,
          .schema = schema::number(),
          .help = u"From 1."_s,
          .isOptional = true},
         {.name = u"fingerprint"_s,
          .schema = schema::text(),
          .help = u"The same for the same finding in another version of the code."_s}}));
}

QJsonObject testsSchema()
{
    using Status = reports::TestStatus;
    QStringList states;
    for (const Status status : {Status::Passed, Status::Failed, Status::Skipped})
        states.append(reports::testStatusName(status));
    const QJsonObject test =
        schema::object({{.name = u"name"_s, .schema = schema::text()},
                        {.name = u"status"_s, .schema = schema::choice(states)},
                        {.name = u"seconds"_s, .schema = schema::number()},
                        {.name = u"message"_s,
                         .schema = schema::text(),
                         .help = u"Why it failed or was skipped."_s,
                         .isOptional = true},
                        {.name = u"file"_s, .schema = schema::text(), .isOptional = true},
                        {.name = u"line"_s,
                         .schema = schema::number(),
                         .help = u"From 1."_s,
                         .isOptional = true}});
    const QJsonObject suite = schema::object({{.name = u"name"_s, .schema = schema::text()},
                                              {.name = u"cases"_s, .schema = schema::list(test)}});
    return schema::object({{.name = u"total"_s, .schema = schema::number()},
                           {.name = u"passed"_s, .schema = schema::number()},
                           {.name = u"failed"_s, .schema = schema::number()},
                           {.name = u"skipped"_s, .schema = schema::number()},
                           {.name = u"seconds"_s, .schema = schema::number()},
                           isComplete(),
                           {.name = u"suites"_s, .schema = schema::list(suite)}});
}

QJsonObject coverageSchema()
{
    QList<schema::Field> ofFile = coveredLines();
    ofFile.append({.name = u"path"_s, .schema = schema::text()});
    ofFile.append(
        {.name = u"uncovered"_s, .schema = schema::text(), .help = u"Lines such as 3-5,9."_s});
    QList<schema::Field> ofAll = coveredLines();
    ofAll.append(isComplete());
    ofAll.append({.name = u"files"_s, .schema = schema::list(schema::object(ofFile))});
    return schema::object(ofAll);
}

} // namespace agentops::nodes
