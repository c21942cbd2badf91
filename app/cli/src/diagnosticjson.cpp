// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosticjson.h"

namespace agentops::cli {

using namespace Qt::StringLiterals;
using workflow::Diagnostic;

namespace {

QString severityName(Diagnostic::Severity severity)
{
    switch (severity) {
    case Diagnostic::Severity::Error:
        return u"error"_s;
    case Diagnostic::Severity::Warning:
        return u"warning"_s;
    case Diagnostic::Severity::Hint:
        return u"hint"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QJsonObject diagnosticToJson(const Diagnostic &diagnostic)
{
    return {{u"severity"_s, severityName(diagnostic.severity)},
            {u"code"_s, diagnostic.code},
            {u"message"_s, diagnostic.message},
            {u"path"_s, diagnostic.path},
            {u"line"_s, diagnostic.line},
            {u"column"_s, diagnostic.column},
            {u"node"_s, diagnostic.node.text()},
            {u"edge"_s, diagnostic.edge.text()}};
}

} // namespace agentops::cli
