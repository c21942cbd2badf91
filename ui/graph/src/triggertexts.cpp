// SPDX-License-Identifier: GPL-3.0-or-later
#include "steptexts.h"

#include <QtCore/QtTranslation>

namespace agentops::ui::graph {

// A text over several lines is one text.
// NOLINTBEGIN(bugprone-suspicious-missing-comma)
static constexpr const char *kTriggerTexts[] = {
    // trigger.schedule
    QT_TRANSLATE_NOOP("NodeCatalog", "Schedule"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Begins a run at certain times, while a program serves the armed "
                      "workflow. A time that the clock skips in spring is due right after "
                      "the gap; one that it shows twice in autumn only the first time, or "
                      "both with * for minute or hour."),
    QT_TRANSLATE_NOOP("NodeCatalog", "When"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Minute, hour, day of the month, month, day of the week; or @hourly, "
                      "@daily, @weekly, @monthly, @yearly."),
    QT_TRANSLATE_NOOP("NodeCatalog", "30 6 * * mon-fri"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Time zone"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Such as Europe/Paris. Empty: that of this computer."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Europe/Paris"),
    QT_TRANSLATE_NOOP("NodeCatalog", "When times were missed"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "While no program ran, or the computer slept: “skip” waits for the "
                      "next time, “once” makes up for all of them with one run, “all” with "
                      "one run each, a hundred at most."),
    QT_TRANSLATE_NOOP("NodeCatalog", "skip"),
    QT_TRANSLATE_NOOP("NodeCatalog", "once"),
    QT_TRANSLATE_NOOP("NodeCatalog", "all"),
    // trigger.files
    QT_TRANSLATE_NOOP("NodeCatalog", "Files change"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Begins a run when files of the repository have another content, once "
                      "they are quiet. What git ignores does not count. A workflow that "
                      "writes such files itself begins again until it writes the same as "
                      "before, ten times at most."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Files"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Patterns such as src/**/*.cpp. Empty: every file."),
    QT_TRANSLATE_NOOP("NodeCatalog", "But not"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Quiet for (ms)"),
    QT_TRANSLATE_NOOP("NodeCatalog", "How long nothing has to change before the run begins."),
    // trigger.git
    QT_TRANSLATE_NOOP("NodeCatalog", "Commit or tag"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Begins a run when a branch has a new commit, or a tag is new. Commits "
                      "that a run of this workflow has made do not count, nor do the "
                      "branches of runs (agentops/...), unless a pattern names them. 'agentops "
                      "hook install' makes it know at once; otherwise it looks every ten "
                      "seconds."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Branches"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Patterns such as main or release/**. With none of branches and tags: "
                      "every branch and tag; with one of them: only those."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Tags"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Patterns such as v*."),
    QT_TRANSLATE_NOOP("NodeCatalog", "But not the tags"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Only commits that change one of these, such as src/**."),
    QT_TRANSLATE_NOOP("NodeCatalog", "But not the files"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Commits that change nothing else do not count."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Remote branches too"),
    QT_TRANSLATE_NOOP("NodeCatalog", "As a fetch brings them, such as origin/main."),
    // trigger.run
    QT_TRANSLATE_NOOP("NodeCatalog", "Another run ends"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Begins a run when one of another workflow has ended. Workflows that "
                      "begin each other do not go round in circles: each is begun once in a "
                      "chain."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Workflow"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Its file from the root of the repository, its name or its id. Empty: "
                      "any other one."),
    QT_TRANSLATE_NOOP("NodeCatalog", "workflows/check.agentops.json"),
    QT_TRANSLATE_NOOP("NodeCatalog", "When it has"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Some of succeeded, failed and cancelled."),
    // trigger.webhook
    QT_TRANSLATE_NOOP("NodeCatalog", "Webhook"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Begins a run when a program on this computer posts to the address "
                      "that 'agentops triggers list' shows. The text must be signed with the "
                      "secret, as GitHub does it: X-Hub-Signature-256 holds sha256= and its "
                      "HMAC. A repeated X-GitHub-Delivery, or Idempotency-Key, begins "
                      "nothing again."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Secret"),
    QT_TRANSLATE_NOOP("NodeCatalog", "What the sender signs with."),
};
// NOLINTEND(bugprone-suspicious-missing-comma)

std::span<const char *const> triggerTexts()
{
    return kTriggerTexts;
}

} // namespace agentops::ui::graph
