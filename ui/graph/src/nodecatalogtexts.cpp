// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/graph/nodetext.h>

#include "steptexts.h"

#include <QtCore/QCoreApplication>

#include <span>

namespace agentops::ui::graph {

namespace {

// The words of the catalogue and of the examples in core/nodes, which knows no translation; each
// is its own key. tst_nodetext holds them against what core/nodes says.

// A text over several lines is one text.
// NOLINTBEGIN(bugprone-suspicious-missing-comma)
constexpr const char *kCatalogTexts[] = {
    // every kind
    QT_TRANSLATE_NOOP("NodeCatalog", "Only waits."),
    QT_TRANSLATE_NOOP("NodeCatalog", "How the step ended: succeeded or skipped."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Why the step failed: code, message and class."),
    // approval
    QT_TRANSLATE_NOOP("NodeCatalog", "Approval"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Waits until a person approves or rejects, for as long as it takes, also "
                      "over restarts. A rejection ends the step as failed."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Handed on when approved."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Question"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Details"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Markdown, shown to the person who decides."),
    // codemap.index
    QT_TRANSLATE_NOOP("NodeCatalog", "Code map"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Reads the source files of the folder the run works in: symbols, "
                      "dependencies, cycles. Files that were read before are taken from the "
                      "cache. The whole graph is kept with the run as JSON."),
    QT_TRANSLATE_NOOP("NodeCatalog", "The step waits for it."),
    QT_TRANSLATE_NOOP("NodeCatalog", "files, symbols, edges, lines, cycles, filesWithErrors"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Each a list of files that depend on each other in a circle."),
    // condition
    QT_TRANSLATE_NOOP("NodeCatalog", "Condition"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Lets the run go on through one of two ports, depending on the value that "
                      "comes in. The value goes through unchanged."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Test"),
    QT_TRANSLATE_NOOP("NodeCatalog", "is true"),
    QT_TRANSLATE_NOOP("NodeCatalog", "is empty"),
    QT_TRANSLATE_NOOP("NodeCatalog", "equals"),
    QT_TRANSLATE_NOOP("NodeCatalog", "contains"),
    QT_TRANSLATE_NOOP("NodeCatalog", "matches"),
    QT_TRANSLATE_NOOP("NodeCatalog", "is greater than"),
    QT_TRANSLATE_NOOP("NodeCatalog", "is less than"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Compare with"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "What the value is compared with; a regular expression for “matches”, a "
                      "number for “is greater than”."),
    // switch
    QT_TRANSLATE_NOOP("NodeCatalog", "Switch"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Lets the run go on through the port of the case that the value equals, or "
                      "through “else”. The value goes through unchanged."),
    QT_TRANSLATE_NOOP("NodeCatalog", "When no case is met."),
    QT_TRANSLATE_NOOP("NodeCatalog", "What is compared, such as {{ inputs.target }}."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Cases"),
    QT_TRANSLATE_NOOP("NodeCatalog", "For each port of its own the text that the value equals."),
    // file.write
    QT_TRANSLATE_NOOP("NodeCatalog", "Write file"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Writes a text, such as a report, into the folder the run works in, and "
                      "keeps a copy with the run."),
    QT_TRANSLATE_NOOP("NodeCatalog", "File"),
    QT_TRANSLATE_NOOP("NodeCatalog", "report.md"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Content"),
    QT_TRANSLATE_NOOP("NodeCatalog", "May use values of earlier steps: {{ step.port }}."),
    // git.commit
    QT_TRANSLATE_NOOP("NodeCatalog", "Commit"),
    QT_TRANSLATE_NOOP(
        "NodeCatalog",
        "Records the changes of the folder the run works in as a commit on its "
        "branch, agentops/run-RUN unless a step has checked another one out. The author "
        "is the one git is configured with; without one, the workbench itself."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Message"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Files and folders"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Empty means every change."),
    // git.apply
    QT_TRANSLATE_NOOP("NodeCatalog", "Bring into checkout"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Changes the files of your checkout as the run has changed those of its own "
                      "folder. It shows the files and asks before. Nothing is changed when one of "
                      "them does not fit any more."),
    // git.worktree
    QT_TRANSLATE_NOOP("NodeCatalog", "Worktree"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Checks a commit out into a folder of its own, on a branch, so that the "
                      "run never touches your checkout. The steps behind it work there."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Branch"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Made at the starting point when it does not exist yet."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Starting point"),
    QT_TRANSLATE_NOOP("NodeCatalog", "A commit, branch or tag."),
    // http.request
    QT_TRANSLATE_NOOP("NodeCatalog", "HTTP request"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Asks a server and hands on what it answers. Redirects are followed, but "
                      "never from https to http. Headers are not written to the log."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Sent in place of the parameter."),
    QT_TRANSLATE_NOOP("NodeCatalog", "The body, when it is JSON."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Method"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Address"),
    QT_TRANSLATE_NOOP("NodeCatalog", "https://example.org/health"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Headers"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Bearer token"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Body"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Timeout in seconds"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Redirects"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "With a bearer token, only those to the same server are followed."),
    QT_TRANSLATE_NOOP("NodeCatalog", "any"),
    QT_TRANSLATE_NOOP("NodeCatalog", "same server"),
    QT_TRANSLATE_NOOP("NodeCatalog", "none"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Longest answer in KiB"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Fail on a status from 400"),
    // trigger.manual
    QT_TRANSLATE_NOOP("NodeCatalog", "Manual start"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Begins the run when a person starts it. The task says in plain words what "
                      "the run is for; later steps can use it."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Task"),
    QT_TRANSLATE_NOOP("NodeCatalog", "What this run is to achieve."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Check the last commits and ship them"),
    // note
    QT_TRANSLATE_NOOP("NodeCatalog", "Note"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Markdown filled with values of the run, kept with it for people to read: "
                      "what this branch means, how it went."),
    QT_TRANSLATE_NOOP("NodeCatalog", "The text with its values."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Text"),
    // project.test
    QT_TRANSLATE_NOOP("NodeCatalog", "Run tests"),
    QT_TRANSLATE_NOOP("NodeCatalog", "passed, failed or unavailable"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Command"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Leave empty to use the project's own."),
    QT_TRANSLATE_NOOP("NodeCatalog", "as detected"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Fail when the tests fail"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Fail when there is nothing to run"),
    // review.diff
    QT_TRANSLATE_NOOP("NodeCatalog", "Changes"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Compares two states of the repository: the last commits, two commits, "
                      "what a branch changed, or what is not committed yet. The patch is kept "
                      "with the run."),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "from, to, files [{path, oldPath, change, added, removed}], added, removed"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Compare"),
    QT_TRANSLATE_NOOP("NodeCatalog", "last commits"),
    QT_TRANSLATE_NOOP("NodeCatalog", "two commits"),
    QT_TRANSLATE_NOOP("NodeCatalog", "branch"),
    QT_TRANSLATE_NOOP("NodeCatalog", "uncommitted"),
    QT_TRANSLATE_NOOP("NodeCatalog", "How many commits"),
    QT_TRANSLATE_NOOP("NodeCatalog", "For “last commits”; fewer when the history is shorter."),
    QT_TRANSLATE_NOOP("NodeCatalog", "From"),
    QT_TRANSLATE_NOOP("NodeCatalog", "For “two commits” and “branch”: a commit, branch or tag."),
    QT_TRANSLATE_NOOP("NodeCatalog", "To"),
    // flow.*, trigger.failure
    QT_TRANSLATE_NOOP("NodeCatalog", "Steps together"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Runs the steps in it as one: when one of them fails, this step has failed."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Result"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "What comes out, such as {{ tests.exitCode }} of a step in it."),
    QT_TRANSLATE_NOOP("NodeCatalog", "For each"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Runs the steps in it once for each item of a list, several at the same "
                      "time. They use {{ item }} and {{ index }}."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Items"),
    QT_TRANSLATE_NOOP("NodeCatalog", "A list, such as {{ files.paths }}, or a number of passes."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Result of a pass"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "What a pass adds to the results, told when its steps have ended."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Passes at the same time"),
    QT_TRANSLATE_NOOP("NodeCatalog", "When a pass fails"),
    QT_TRANSLATE_NOOP(
        "NodeCatalog",
        "“stop” ends the other passes and fails; “collect” goes on and lists what failed."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Repeat"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Runs the steps in it again and again, carrying a state from pass to pass, "
                      "as long as a condition holds. They use {{ index }} and {{ ID.state }}."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Go on while"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Told after each pass; empty: until the last allowed pass."),
    QT_TRANSLATE_NOOP("NodeCatalog", "State at first"),
    QT_TRANSLATE_NOOP("NodeCatalog", "State after a pass"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Empty: it stays as it is."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Passes at most"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Call workflow"),
    QT_TRANSLATE_NOOP(
        "NodeCatalog",
        "Runs another workflow as one step. The run keeps the text that it began with."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Workflow"),
    QT_TRANSLATE_NOOP("NodeCatalog", "A file of the repository, relative to its root."),
    QT_TRANSLATE_NOOP("NodeCatalog", "workflows/check.agentops.json"),
    QT_TRANSLATE_NOOP("NodeCatalog", "When the run fails"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "What comes behind runs only when a step has failed and nothing else goes "
                      "on: to clean up, or to tell somebody."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Set values"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Puts values together for the steps behind."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Handed on as it is."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Values"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Wait"),
    QT_TRANSLATE_NOOP(
        "NodeCatalog",
        "Goes on after some time, or at a moment; also when the program was closed meanwhile."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Seconds"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Until"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "A moment such as 2026-12-01T09:00:00Z; then the seconds count from there."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Wait at most, in minutes"),
    QT_TRANSLATE_NOOP("NodeCatalog", "0: for as long as it takes."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Without an answer in time"),
    QT_TRANSLATE_NOOP("NodeCatalog", "stop"),
    QT_TRANSLATE_NOOP("NodeCatalog", "collect"),
    QT_TRANSLATE_NOOP("NodeCatalog", "reject"),
    QT_TRANSLATE_NOOP("NodeCatalog", "approve"),
    // script
    QT_TRANSLATE_NOOP("NodeCatalog", "Script"),
    QT_TRANSLATE_NOOP(
        "NodeCatalog",
        "Runs JavaScript in a sandbox: no files, no network, nothing but the values it "
        "is given. What it returns is the result; console.log writes to the log."),
    QT_TRANSLATE_NOOP("NodeCatalog", "The script knows it as “input”."),
    QT_TRANSLATE_NOOP("NodeCatalog", "What the script returns."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Code"),
    QT_TRANSLATE_NOOP(
        "NodeCatalog",
        "The body of a function: “return” gives the result. It is no template: values "
        "come through “inputs”."),
    QT_TRANSLATE_NOOP("NodeCatalog", "return { total: inputs.a + inputs.b };"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Inputs"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "What the script knows as “inputs”; each value may be an expression."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Most steps"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "The script fails when it takes more; about ten million are a second."),
    // shell.command
    QT_TRANSLATE_NOOP("NodeCatalog", "Environment by default"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Variables that count less than those above, such as what a service sets for "
                      "every command."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Programs by other names"),
    QT_TRANSLATE_NOOP(
        "NodeCatalog",
        "Names by which the command finds programs, each with a command line, such as "
        "python: /usr/bin/python3. Not on Windows."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Environment of earlier steps"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Variables that count more than those above, such as "
                      "{{ build.environment }}: what a step before has handed on."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Folders of programs of earlier steps"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Looked through before PATH, such as {{ build.path }}."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Value"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Shell command"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Runs a command in the system's shell. Its output is the step's log; the "
                      "end of standard output is handed on."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Text goes to standard input."),
    QT_TRANSLATE_NOOP("NodeCatalog", "make test"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Folder"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Relative to the folder the run works in."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Environment"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Variables beyond the usual ones; nothing else of the program's own "
                      "environment reaches the command."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Fail on another exit code than 0"),
    QT_TRANSLATE_NOOP("NodeCatalog", "May run again after a crash"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "No for a command that changes something outside, such as a deployment: when "
                      "the program dies meanwhile, a person decides how the run goes on."),
    QT_TRANSLATE_NOOP("NodeCatalog", "What the command wrote to GITHUB_OUTPUT."),
    QT_TRANSLATE_NOOP("NodeCatalog", "What it wrote to GITHUB_ENV."),
    QT_TRANSLATE_NOOP("NodeCatalog", "What it wrote to GITHUB_PATH."),
    QT_TRANSLATE_NOOP("NodeCatalog", "What it wrote to GITHUB_STEP_SUMMARY."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Shell"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "bash, sh, pwsh or python, or a command line in which {0} stands for the "
                      "file with the script. Empty: the system's."),
    QT_TRANSLATE_NOOP("NodeCatalog", "bash"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Hand on values through files"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "The command may write name=value lines to the files that GITHUB_OUTPUT "
                      "and GITHUB_ENV name, folders to GITHUB_PATH and Markdown to "
                      "GITHUB_STEP_SUMMARY; AGENTOPS_OUTPUT and so on are the same."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Sandbox"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "offline: no network. strict: also read-only outside the folder the run "
                      "works in. Linux with bubblewrap; elsewhere the step fails."),
    QT_TRANSLATE_NOOP("NodeCatalog", "none"),
    QT_TRANSLATE_NOOP("NodeCatalog", "offline"),
    QT_TRANSLATE_NOOP("NodeCatalog", "strict"),
};

constexpr const char *kExampleTexts[] = {
    // Check and ship
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Check and ship"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "Looks at the last commits, runs the project's own tests and a linter, "
                      "asks a person, commits a report on a branch and, if you want, pushes "
                      "it.\n\nEverything happens in a worktree of its own: **your checkout is "
                      "not touched**."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "How many of the last commits to look at"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "A linter that writes SARIF, checkstyle XML or ESLint JSON; empty: none"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Push the branch to origin"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Task"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Own checkout"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Read the code"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Last changes"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Run the tests"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Run the linter"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Write the report"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Human review"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Commit the report"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Push the branch"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "When something fails"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Tell me"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "**Before you ship**\n\nThe branch stays in your repository unless you "
                      "set “push”."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Understand and check"),
    // Check each package
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Check each package"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "Runs one command in every package of a repository, several at the same "
                      "time, goes on when one fails, and says which."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Pattern of a file that every package has"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "What to run in the folder of each package"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Start"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Find the packages"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Their folders"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Each package"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Check it"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Say what came of it"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Fail when one failed"),
    // Find dependency cycles
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Find dependency cycles"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "Reads the code and, when files depend on each other in a circle, "
                      "commits the list on a branch."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "No cycles?"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "List the cycles"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Commit the list"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Without cycles the run ends here, green."),
    // Nightly check
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Nightly check"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "Every night once it is armed, or by hand: looks at what changed, runs "
                      "the tests and measures coverage, and leaves a report. Each part goes on "
                      "when another one fails; at the end the run says whether all was well."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Every night"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Keep the report"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Fail when a part failed"),
    // Release and deploy
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Release and deploy"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "Tests, packs the files, asks a person, tags the commit, deploys, and "
                      "waits until the new version answers. When something fails, you are told."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Such as 1.2.0"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Pattern of the files to pack"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "The command that deploys"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Where the new version answers; empty: nobody is asked"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Pack the files"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Keep the archive"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Deploy it?"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Tag the commit"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Deploy"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Wait for the new version"),
    // Draft release notes
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Draft release notes"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "Collects the subjects of the last commits, lets a person read them, and "
                      "commits them on a branch."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "How many commits"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Collect commits"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Write the notes"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Read them"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Commit the notes"),
    // Smoke check of a service
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Smoke check of a service"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "Waits until a service answers as it should, and tells you on this "
                      "computer when it does not."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Address of the health page"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "How long to wait at most"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Wait for the service"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Ask it once more"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Say how it was"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "When it does not answer"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Raise the alarm"),
    // Tests with retries
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Tests with retries"),
    QT_TRANSLATE_NOOP("ExampleWorkflow",
                      "Runs the project's tests, at most ten minutes each time. Tests that "
                      "fail get a second chance, trouble of the machine or the network five "
                      "more; a missing tool gets none. Tells flaky from broken."),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Passed?"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Say what was missing"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Say that they are broken"),
    QT_TRANSLATE_NOOP("ExampleWorkflow", "Fail all the same"),
};
// NOLINTEND(bugprone-suspicious-missing-comma)

QStringList toList(std::span<const char *const> texts)
{
    QStringList list;
    for (const char *text : texts)
        list.append(QString::fromUtf8(text));
    return list;
}

} // namespace

QStringList nodeCatalogTexts()
{
    return toList(kCatalogTexts) + toList(stepTexts()) + toList(triggerTexts());
}

QStringList exampleWorkflowTexts()
{
    return toList(kExampleTexts);
}

} // namespace agentops::ui::graph
