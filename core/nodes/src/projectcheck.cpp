// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/nodes/projectcheck.h>

#include <agentops/base/file.h>
#include <agentops/base/json.h>
#include <agentops/base/jsonreader.h>
#include <agentops/process/environment.h>
#include <agentops/process/process.h>

#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

using namespace Qt::StringLiterals;

namespace agentops::nodes {

namespace {

using Found = Result<std::optional<ProjectCheck>>;

bool hasFile(const QString &directory, const QString &name)
{
    return QFileInfo::exists(directory + u'/' + name);
}

bool hasProgram(const QString &program)
{
    return process::findProgram(program, process::Environment::inherited()).has_value();
}

QString missingProgram(const QString &program)
{
    return hasProgram(program) ? QString() : program + u" is not installed"_s;
}

Result<JsonReader> readJsonFile(const QString &directory, const QString &name)
{
    AO_TRY(const QByteArray text, readFile(directory + u'/' + name));
    AO_TRY(QJsonValue value, parseJson(text, name));
    return JsonReader(std::move(value));
}

Found fromOwnFile(const QString &directory)
{
    const QString name = u".agentops/project.json"_s;
    if (!hasFile(directory, name))
        return std::nullopt;
    AO_TRY(const JsonReader project, readJsonFile(directory, name));
    AO_TRY(QString command, project.at(u"check"_s).string());
    return ProjectCheck{.command = std::move(command), .source = name};
}

Found fromComposer(const QString &directory)
{
    const QString name = u"composer.json"_s;
    if (!hasFile(directory, name))
        return std::nullopt;
    AO_TRY(const JsonReader composer, readJsonFile(directory, name));
    const bool hasScript = !composer.at(u"scripts"_s).at(u"test"_s).isMissing();
    const bool hasPhpunit =
        hasFile(directory, u"phpunit.xml"_s) || hasFile(directory, u"phpunit.xml.dist"_s);
    if (!hasScript && !hasPhpunit)
        return std::nullopt;
    ProjectCheck check{.command =
                           hasScript ? u"composer run-script test"_s : u"vendor/bin/phpunit"_s,
                       .source = name,
                       .missing = missingProgram(hasScript ? u"composer"_s : u"php"_s)};
    if (check.missing.isEmpty() && !hasFile(directory, u"vendor/autoload.php"_s))
        check.missing = u"the packages are not installed (composer install)"_s;
    return check;
}

QString packageManager(const QString &directory)
{
    if (hasFile(directory, u"pnpm-lock.yaml"_s))
        return u"pnpm"_s;
    if (hasFile(directory, u"yarn.lock"_s))
        return u"yarn"_s;
    if (hasFile(directory, u"bun.lockb"_s) || hasFile(directory, u"bun.lock"_s))
        return u"bun"_s;
    return u"npm"_s;
}

Found fromPackageJson(const QString &directory)
{
    const QString name = u"package.json"_s;
    if (!hasFile(directory, name))
        return std::nullopt;
    AO_TRY(const JsonReader package, readJsonFile(directory, name));
    AO_TRY(const QString script, package.at(u"scripts"_s).at(u"test"_s).stringOr({}));
    // What "npm init" writes is a reminder, not a test.
    if (script.isEmpty() || script.contains("no test specified"_L1))
        return std::nullopt;
    const QString manager = packageManager(directory);
    ProjectCheck check{
        .command = manager + u" run test"_s, .source = name, .missing = missingProgram(manager)};
    const bool needsPackages =
        !package.at(u"dependencies"_s).isMissing() || !package.at(u"devDependencies"_s).isMissing();
    if (check.missing.isEmpty() && needsPackages && !hasFile(directory, u"node_modules"_s))
        check.missing = u"the packages are not installed (%1 install)"_s.arg(manager);
    return check;
}

Found fromPytest(const QString &directory)
{
    struct Marker
    {
        QString file;
        QByteArray text;
    };
    const Marker markers[] = {{u"pytest.ini"_s, {}},
                              {u"tox.ini"_s, "[pytest]"},
                              {u"pyproject.toml"_s, "[tool.pytest"},
                              {u"setup.cfg"_s, "[tool:pytest]"}};
    for (const Marker &marker : markers) {
        if (!hasFile(directory, marker.file))
            continue;
        AO_TRY(const QByteArray text, readFile(directory + u'/' + marker.file));
        if (text.contains(marker.text))
            return ProjectCheck{.command = u"pytest"_s,
                                .source = marker.file,
                                .missing = missingProgram(u"pytest"_s)};
    }
    return std::nullopt;
}

Found fromMarkerFile(const QString &directory, const QString &file, const QString &program,
                     const QString &command)
{
    if (!hasFile(directory, file))
        return std::nullopt;
    return ProjectCheck{.command = command, .source = file, .missing = missingProgram(program)};
}

/// Only a project that is configured already: how to configure it is the project's own business.
Found fromCTest(const QString &directory)
{
    if (!hasFile(directory, u"CMakeLists.txt"_s)
        || !hasFile(directory, u"build/CTestTestfile.cmake"_s))
        return std::nullopt;
    return ProjectCheck{.command = u"ctest --test-dir build"_s,
                        .source = u"CMakeLists.txt"_s,
                        .missing = missingProgram(u"ctest"_s)};
}

Found fromMakefile(const QString &directory)
{
    for (const QString &name : {u"GNUmakefile"_s, u"makefile"_s, u"Makefile"_s}) {
        if (!hasFile(directory, name))
            continue;
        AO_TRY(const QByteArray text, readFile(directory + u'/' + name));
        static const QRegularExpression target(u"^(test|check)\\s*:(?!=)"_s,
                                               QRegularExpression::MultilineOption);
        const QRegularExpressionMatch match = target.match(QString::fromUtf8(text));
        if (match.hasMatch())
            return ProjectCheck{.command = u"make "_s + match.captured(1),
                                .source = name,
                                .missing = missingProgram(u"make"_s)};
    }
    return std::nullopt;
}

} // namespace

Result<std::optional<ProjectCheck>> detectProjectCheck(const QString &directory)
{
    for (Found (*detect)(const QString &) :
         {fromOwnFile, fromComposer, fromPackageJson, fromPytest}) {
        Found found = detect(directory);
        if (!found || found->has_value())
            return found;
    }
    Found found = fromMarkerFile(directory, u"Cargo.toml"_s, u"cargo"_s, u"cargo test"_s);
    if (!found->has_value())
        found = fromMarkerFile(directory, u"go.mod"_s, u"go"_s, u"go test ./..."_s);
    if (!found->has_value())
        found = fromCTest(directory);
    if (!found->has_value())
        found = fromMakefile(directory);
    return found;
}

} // namespace agentops::nodes
