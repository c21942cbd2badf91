// SPDX-License-Identifier: GPL-3.0-or-later
#include "effecttext.h"

#include "text.h"

namespace agentops::cli {

using namespace Qt::StringLiterals;
using namespace workflow;

namespace {

/// What is worth saying of the detail in one line.
QString remarkOf(const StepEffect &effect)
{
    const QJsonObject &detail = effect.detail;
    QStringList parts;
    if (effect.kind == "files"_L1 && !detail.contains("error"_L1)) {
        for (const auto name : {"added"_L1, "modified"_L1, "deleted"_L1, "renamed"_L1}) {
            if (const int count = detail.value(name).toInt())
                parts.append(u"%1 %2"_s.arg(count).arg(name));
        }
        if (!parts.isEmpty())
            parts.append(u"+%1 −%2 lines"_s.arg(detail.value("addedLines"_L1).toInt())
                             .arg(detail.value("removedLines"_L1).toInt()));
        if (const QJsonArray ignored = detail.value("ignored"_L1).toArray(); !ignored.isEmpty())
            parts.append(u"%1 that git ignores"_s.arg(ignored.size()));
    } else {
        for (auto it = detail.begin(); it != detail.end(); ++it) {
            if (!it.value().isObject() && !it.value().isArray())
                parts.append(u"%1 %2"_s.arg(it.key(), it.value().toVariant().toString()));
        }
    }
    if (effect.state == EffectState::Intended)
        parts.prepend(u"perhaps not done"_s);
    else if (effect.state == EffectState::Failed)
        parts.prepend(u"failed"_s);
    return parts.join(u", "_s);
}

} // namespace

QString effectsText(const QList<RecordedEffect> &effects)
{
    QList<QStringList> rows;
    for (const RecordedEffect &line : effects)
        rows.append({line.step.isEmpty() ? u"run"_s : line.step.text(), line.effect.kind,
                     line.effect.target, remarkOf(line.effect)});
    return columns(rows);
}

QJsonArray effectsToJson(const QList<RecordedEffect> &effects)
{
    QJsonArray array;
    for (const RecordedEffect &line : effects) {
        array.append(QJsonObject{{u"node"_s, line.step.text()},
                                 {u"attempt"_s, line.attempt},
                                 {u"at"_s, toIsoString(line.at)},
                                 {u"kind"_s, line.effect.kind},
                                 {u"target"_s, line.effect.target},
                                 {u"state"_s, effectStateName(line.effect.state)},
                                 {u"detail"_s, line.effect.detail}});
    }
    return array;
}

QString effectJsonShape()
{
    return u"{\"node\": empty for the run itself, \"attempt\", \"at\", \"kind\", \"target\", "
           "\"state\": done|failed|intended, \"detail\"}"_s;
}

} // namespace agentops::cli
