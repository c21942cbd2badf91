// SPDX-License-Identifier: GPL-3.0-or-later
#include "steptexts.h"

#include <QtCore/QtTranslation>

namespace agentops::ui::graph {

// A text over several lines is one text.
// NOLINTBEGIN(bugprone-suspicious-missing-comma)
static constexpr const char *kTexts[] = {
    // archive.create
    QT_TRANSLATE_NOOP("NodeCatalog", "Pack files"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Packs files of the folder the run works in into a .zip, .tar.gz or "
                      ".tar.xz."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Of the archive."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Archive"),
    QT_TRANSLATE_NOOP("NodeCatalog", "dist.tar.gz"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Files"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Patterns such as dist/** and !**/*.map."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Names in the archive begin here."),
    // archive.extract
    QT_TRANSLATE_NOOP("NodeCatalog", "Unpack archive"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Unpacks a zip or tar archive into a folder. An archive that would write "
                      "or link outside of it, or holds more than allowed, is refused."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Of all that was unpacked."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Into the folder"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Empty: the one the run works in."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Most that may be unpacked, in MiB"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Most files"),
    // artifact.fetch
    QT_TRANSLATE_NOOP("NodeCatalog", "Get kept files"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Puts the files that an earlier step of this run kept under a name into "
                      "the folder the run works in."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Name"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "With * in it: all whose names fit, each in a folder of its name."),
    QT_TRANSLATE_NOOP("NodeCatalog", "All into the one folder"),
    // artifact.store
    QT_TRANSLATE_NOOP("NodeCatalog", "Keep files"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Keeps files of the folder the run works in with the run, under a name: "
                      "for people, and for later steps that work elsewhere. Secrets in them "
                      "are masked."),
    QT_TRANSLATE_NOOP("NodeCatalog", "When no file fits"),
    QT_TRANSLATE_NOOP("NodeCatalog", "fail"),
    QT_TRANSLATE_NOOP("NodeCatalog", "go on"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Replace what another step kept under the name"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Without the folders that all have in common"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "As GitHub's upload-artifact: dist/a.js of dist is kept as a.js."),
    // cache.restore
    QT_TRANSLATE_NOOP("NodeCatalog", "Take from the cache"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Puts files that an earlier run kept under a key back into the folder "
                      "the run works in. When there are none, the run goes on without."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Whether there were files for the key itself."),
    QT_TRANSLATE_NOOP("NodeCatalog", "The key of the files that were taken; empty without."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Key"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Changes whenever the files must be made anew, such as one with the hash "
                      "of a lock file in it."),
    QT_TRANSLATE_NOOP("NodeCatalog", "npm-{{ lock.hash }}"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Else the newest whose key begins with"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Files and folders, or patterns. Those of one key are the same in both "
                      "steps."),
    // cache.save
    QT_TRANSLATE_NOOP("NodeCatalog", "Keep in the cache"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Keeps files for later runs under a key. What is there under the key "
                      "already stays; what was not used for longest makes room."),
    // deploy.command
    QT_TRANSLATE_NOOP("NodeCatalog", "Deploy by a command"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Runs a command that deploys. When the program dies meanwhile, a person "
                      "decides how the run goes on."),
    QT_TRANSLATE_NOOP("NodeCatalog", "What is deployed to, such as production."),
    QT_TRANSLATE_NOOP("NodeCatalog", "production"),
    QT_TRANSLATE_NOOP("NodeCatalog", "AGENTOPS_ENVIRONMENT holds the name of the environment."),
    QT_TRANSLATE_NOOP("NodeCatalog", "./deploy.sh"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Variables"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Address of what is deployed"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Handed on for people and later steps."),
    // deploy.ssh
    QT_TRANSLATE_NOOP("NodeCatalog", "Deploy over ssh"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Runs a command on another computer through the ssh program of this one, "
                      "without asking anybody. When the program dies meanwhile, a person "
                      "decides how the run goes on."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Computer"),
    QT_TRANSLATE_NOOP("NodeCatalog", "www.example.org"),
    QT_TRANSLATE_NOOP("NodeCatalog", "User"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Port"),
    QT_TRANSLATE_NOOP("NodeCatalog", "For the shell over there."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Private key (secret)"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Lies in a file of its own while the step runs."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Private key (file)"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Without a key, those that ssh itself has."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Which computer is trusted"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "known: one in known_hosts. given: one in the lines below. new: also one "
                      "that was never seen, which is then remembered."),
    QT_TRANSLATE_NOOP("NodeCatalog", "known"),
    QT_TRANSLATE_NOOP("NodeCatalog", "given"),
    QT_TRANSLATE_NOOP("NodeCatalog", "new"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Known computers"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Lines as in known_hosts."),
    // file.read
    QT_TRANSLATE_NOOP("NodeCatalog", "Read file"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Reads a file of the folder the run works in and hands on what it holds."),
    QT_TRANSLATE_NOOP("NodeCatalog", "package.json"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Hand on as"),
    QT_TRANSLATE_NOOP("NodeCatalog", "text"),
    QT_TRANSLATE_NOOP("NodeCatalog", "base64"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Largest file in KiB"),
    // files.hash
    QT_TRANSLATE_NOOP("NodeCatalog", "Hash files"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "One SHA-256 over all files that the patterns name, the same as GitHub's "
                      "hashFiles: for the key of a cache. Empty when there is no such file."),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Patterns such as **/package-lock.json; one with ! in front leaves files "
                      "out."),
    // foreign.n8n
    QT_TRANSLATE_NOOP("NodeCatalog", "Node of n8n"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Stands for a node that a workflow of n8n brought along. It does not run "
                      "here: the step fails, or is passed over when it may be."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Type"),
    QT_TRANSLATE_NOOP("NodeCatalog", "n8n-nodes-base.slack"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Its settings"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Go on without it"),
    // git.branch
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Makes a branch in the repository of the folder the run works in and, if "
                      "wanted, checks it out there. A branch that is there already at the same "
                      "commit is taken as it is."),
    QT_TRANSLATE_NOOP("NodeCatalog", "release/1.0"),
    QT_TRANSLATE_NOOP("NodeCatalog", "When it is there with another commit"),
    QT_TRANSLATE_NOOP("NodeCatalog", "keep"),
    QT_TRANSLATE_NOOP("NodeCatalog", "move"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Check it out"),
    // git.merge
    QT_TRANSLATE_NOOP("NodeCatalog", "Merge"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Merges a branch or commit into the branch of the folder the run works "
                      "in. When both sides changed the same places the step fails with the "
                      "files, and nothing has changed."),
    QT_TRANSLATE_NOOP("NodeCatalog", "up_to_date, fast_forward or merged"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Merge from"),
    QT_TRANSLATE_NOOP("NodeCatalog", "origin/main"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Of the merge commit. Empty: it names the two sides."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Fast-forward"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Whether the branch may just move on where it can."),
    QT_TRANSLATE_NOOP("NodeCatalog", "allow"),
    QT_TRANSLATE_NOOP("NodeCatalog", "never"),
    QT_TRANSLATE_NOOP("NodeCatalog", "only"),
    // git.push
    QT_TRANSLATE_NOOP("NodeCatalog", "Push"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Sends a branch and tags to a remote, through the git program, with the "
                      "access that git has on this machine or with a token. What the remote "
                      "has already is no error."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Whether the remote did not have it all yet."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Each with ref and result: new, updated, forced or same."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Remote"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Its name in the repository, or an address."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Empty: the one that is checked out."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Branch there"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Empty: the same name."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Tags"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Replace what is there"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Only when nobody has pushed since it was last fetched."),
    QT_TRANSLATE_NOOP("NodeCatalog", "For a token over https."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Token"),
    // git.tag
    QT_TRANSLATE_NOOP("NodeCatalog", "Tag"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Gives a commit a name. A tag that names the commit already is taken as "
                      "it is; one that names another is an error, since tags do not move."),
    QT_TRANSLATE_NOOP("NodeCatalog", "v1.0.0"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Makes it an annotated tag."),
    // lint.run
    QT_TRANSLATE_NOOP("NodeCatalog", "Run a linter"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Runs a program that looks for problems in the code and reads its "
                      "report: SARIF, checkstyle XML or ESLint JSON. Findings from a level on "
                      "fail the step; the exit code of the program does not count beside them."),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Each with rule, level, message, file, line, column and fingerprint."),
    QT_TRANSLATE_NOOP("NodeCatalog", "npx eslint -f json ."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Report"),
    QT_TRANSLATE_NOOP("NodeCatalog", "The file that the command writes. Empty: what it prints."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Fail from this level on"),
    QT_TRANSLATE_NOOP("NodeCatalog", "error"),
    QT_TRANSLATE_NOOP("NodeCatalog", "warning"),
    QT_TRANSLATE_NOOP("NodeCatalog", "note"),
    // notify.desktop
    QT_TRANSLATE_NOOP("NodeCatalog", "Notify on the desktop"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Shows a message in the window of this repository. Where there is none, such "
                      "as on the command line, the message goes to the log."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Title"),
    // notify.email
    QT_TRANSLATE_NOOP("NodeCatalog", "Notify by mail"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Sends a mail through a mail server. Without STARTTLS or TLS nothing is "
                      "sent, unless the connection may be open, and then no password is."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Mail server"),
    QT_TRANSLATE_NOOP("NodeCatalog", "smtp.example.org"),
    QT_TRANSLATE_NOOP("NodeCatalog", "0: 587, and 465 with tls."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Protection"),
    QT_TRANSLATE_NOOP("NodeCatalog", "starttls"),
    QT_TRANSLATE_NOOP("NodeCatalog", "tls"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Password"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Certificates"),
    QT_TRANSLATE_NOOP("NodeCatalog", "A file with those to trust in place of the system's."),
    QT_TRANSLATE_NOOP("NodeCatalog", "runs@example.org"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Subject"),
    // notify.webhook
    QT_TRANSLATE_NOOP("NodeCatalog", "Notify by webhook"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Posts a message to a chat or to any address that takes JSON. The "
                      "address of a chat is a secret: whoever has it can write there."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Address (secret)"),
    QT_TRANSLATE_NOOP("NodeCatalog", "For one that is no secret."),
    QT_TRANSLATE_NOOP("NodeCatalog", "https://example.org/hooks/runs"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Format"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "json sends the object below; the others are the chats of that name."),
    QT_TRANSLATE_NOOP("NodeCatalog", "json"),
    QT_TRANSLATE_NOOP("NodeCatalog", "slack"),
    QT_TRANSLATE_NOOP("NodeCatalog", "discord"),
    QT_TRANSLATE_NOOP("NodeCatalog", "teams"),
    QT_TRANSLATE_NOOP("NodeCatalog", "JSON"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Key to sign with"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "X-Signature-256 then holds sha256= and the HMAC of the body."),
    // project.test
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Finds out how the project is tested (its own .agentops/project.json, "
                      "Composer, npm, pytest, Cargo, Go, CTest, make), runs that and reads "
                      "what came of each test. Says so when there is no test, or when what it "
                      "needs is not installed."),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "total, passed, failed, skipped, seconds, suites; with a runner or a "
                      "report that we can read"),
    QT_TRANSLATE_NOOP("NodeCatalog", "The failed tests: rule, message, file, line."),
    QT_TRANSLATE_NOOP("NodeCatalog", "lines, covered, percent, files"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Test runner"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Decides how the command is made to write its results. auto: as the "
                      "command or the script behind it says; none: the command is run as it is."),
    QT_TRANSLATE_NOOP("NodeCatalog", "auto"),
    QT_TRANSLATE_NOOP("NodeCatalog", "phpunit"),
    QT_TRANSLATE_NOOP("NodeCatalog", "jest"),
    QT_TRANSLATE_NOOP("NodeCatalog", "vitest"),
    QT_TRANSLATE_NOOP("NodeCatalog", "pytest"),
    QT_TRANSLATE_NOOP("NodeCatalog", "ctest"),
    QT_TRANSLATE_NOOP("NodeCatalog", "cargo"),
    QT_TRANSLATE_NOOP("NodeCatalog", "go"),
    QT_TRANSLATE_NOOP("NodeCatalog", "node"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "A file that the command itself writes: JUnit XML, TAP, go test -json, "
                      "libtest or Jest JSON."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Measure coverage"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Coverage report"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "A file that the command itself writes: Cobertura, Clover, JaCoCo, LCOV "
                      "or a cover profile of Go."),
    // project.info
    QT_TRANSLATE_NOOP("NodeCatalog", "Project and machine"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Tells what the run works on: commit and branch of the repository, what "
                      "its remote calls it, and the system of this computer. What there is not "
                      "is empty."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Empty when none is checked out."),
    QT_TRANSLATE_NOOP("NodeCatalog", "refs/heads/ and the branch."),
    QT_TRANSLATE_NOOP("NodeCatalog", "The address of origin."),
    QT_TRANSLATE_NOOP("NodeCatalog", "The path of that address, such as owner/project."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Linux, macOS or Windows."),
    QT_TRANSLATE_NOOP("NodeCatalog", "X64, ARM64, X86 or ARM."),
    QT_TRANSLATE_NOOP("NodeCatalog", "What it is called."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Whose home folder the program has."),
    // remote.action
    QT_TRANSLATE_NOOP("NodeCatalog", "Action of another service"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Stands for an action that a workflow brought along, such as one of "
                      "GitHub. It does not run here: the step fails, or is passed over when it "
                      "may be."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Action"),
    QT_TRANSLATE_NOOP("NodeCatalog", "owner/action@v1"),
    // tool.check
    QT_TRANSLATE_NOOP("NodeCatalog", "Check a tool"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Makes sure that a program is installed here, in a version that the "
                      "workflow can work with. Nothing is installed."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Program"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Version"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Such as 20, 3.x, ^1.2, ~1.2.3, >=1.2 <2, 1.2 - 1.4; several with || or one "
                      "a line. What no version proves, such as lts/* or stable, every one passes "
                      "for. Empty: any."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Of the program; python may be called python3 here."),
    QT_TRANSLATE_NOOP("NodeCatalog", ">=20"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Arguments that make it say its version"),
    // wait.url
    QT_TRANSLATE_NOOP("NodeCatalog", "Wait for a server"),
    QT_TRANSLATE_NOOP("NodeCatalog",
                      "Asks a server again and again until it answers as wanted, such as after "
                      "a deployment, and fails when that takes too long."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Status"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Numbers and ranges, such as 200,204 or 200-399."),
    QT_TRANSLATE_NOOP("NodeCatalog", "The body matches"),
    QT_TRANSLATE_NOOP("NodeCatalog", "A regular expression; empty for any body."),
    QT_TRANSLATE_NOOP("NodeCatalog", "Seconds between two attempts"),
    QT_TRANSLATE_NOOP("NodeCatalog", "Seconds in all"),
};
// NOLINTEND(bugprone-suspicious-missing-comma)

std::span<const char *const> stepTexts()
{
    return kTexts;
}

} // namespace agentops::ui::graph
