// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/workflow/effect.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

QStringList worktreeBranches(const QList<RecordedEffect> &effects)
{
    QStringList branches;
    for (const RecordedEffect &line : effects) {
        if (line.effect.kind == "git.branch"_L1
            && line.effect.detail.value("ofWorktree"_L1).toBool())
            branches.append(line.effect.target);
    }
    return branches;
}

QString effectStateName(EffectState state)
{
    switch (state) {
    case EffectState::Intended:
        return u"intended"_s;
    case EffectState::Failed:
        return u"failed"_s;
    case EffectState::Done:
        break;
    }
    return u"done"_s;
}

EffectState effectStateFromName(QStringView name)
{
    if (name == "intended"_L1)
        return EffectState::Intended;
    return name == "failed"_L1 ? EffectState::Failed : EffectState::Done;
}

} // namespace agentops::workflow
