// SPDX-License-Identifier: GPL-3.0-or-later
#include "templatescript.h"

#include <agentops/script/errors.h>
#include <agentops/workflow/errors.h>
#include <agentops/workflow/expressionlibraries.h>

using namespace Qt::StringLiterals;

namespace agentops::workflow {

namespace {

// Expressions run on the engine's thread: as much as stays unnoticed there.
constexpr script::Limits kLimits{.steps = 2'000'000};

} // namespace

Result<Template::Script> Template::Script::read(const QString &text, qsizetype start,
                                                const ExpressionNames &names)
{
    AO_TRY(const script::SourceScan scan,
           script::scanSource(text, start, true,
                              [&](QStringView rest) { return names.longNameAt(rest); }));
    Script script{.source = scan.script, .start = start, .end = scan.end};
    const QStringView before = QStringView(text).first(start);
    script.line = int(before.count(u'\n')) + 1;
    script.column = int(before.sliced(before.lastIndexOf(u'\n') + 1).toUcs4().size()) + 1;
    const QStringList libraries = expressionLibraryNames();
    for (const script::FreeName &name : scan.names) {
        const bool isKnown = !names.isOpen() && names.contains(name.name);
        if (!isKnown && libraries.contains(name.name)) {
            script.libraries.append(name.name);
        } else if (isKnown || !script::isStandardName(name.name)) {
            script.references.append({name.name, name.path.value(0),
                                      name.path.sliced(name.path.isEmpty() ? 0 : 1), name.offset});
            const qsizetype length = name.name.size();
            script.names.append(QList{script::NamePlace{name.offset, length, name.offset + length}}
                                + name.places);
        }
    }
    script.libraries.removeDuplicates();
    return script;
}

Result<> Template::Script::check() const
{
    const Result<> checked = script::checkExpression(source);
    if (!checked)
        return fail(inText(checked.error()));
    return {};
}

/// Each root with what is read of it: all of it, or its members one by one.
QList<script::Global> Template::Script::globals(const Lookup &lookup) const
{
    QList<script::Global> globals;
    const auto find = [](QList<script::Global> &list, const QString &name) -> script::Global & {
        const auto found = std::ranges::find(list, name, &script::Global::name);
        return found != list.end() ? *found : list.emplaceBack(script::Global{.name = name});
    };
    const auto isWhole = [this](const QString &scope) {
        return std::ranges::any_of(references, [&](const Reference &reference) {
            return reference.scope == scope && reference.name.isEmpty();
        });
    };
    const auto isAll = [this](const Reference &member) {
        return std::ranges::any_of(references, [&](const Reference &reference) {
            return reference.scope == member.scope && reference.name == member.name
                && reference.path.isEmpty();
        });
    };
    for (const Reference &reference : references) {
        script::Global &root = find(globals, QString(reference.scope).replace(u'-', u'\u203f'));
        if (isWhole(reference.scope)) {
            root.value = [&lookup, scope = reference.scope, offset = reference.offset] {
                return lookup({scope, {}, {}, offset});
            };
            continue;
        }
        script::Global &member = find(root.members, reference.name);
        if (!member.value) {
            member.value = [&lookup, reference] {
                return lookup({reference.scope, reference.name, {}, reference.offset});
            };
        }
        if (!isAll(reference))
            member.paths.append(reference.path);
    }
    return globals;
}

Result<QJsonValue> Template::Script::evaluate(const Lookup &lookup,
                                              const ExpressionClock &clock) const
{
    auto value = script::evaluateExpression(source,
                                            {.globals = globals(lookup),
                                             .libraries = expressionLibraries(libraries),
                                             .now = clock.now,
                                             .seed = clock.seed,
                                             .limits = kLimits});
    if (!value)
        return fail(inText(value.error()));
    return value;
}

/// An error of the script, with its place in the whole text.
Error Template::Script::inText(const Error &error) const
{
    if (!error.code().text().starts_with("script."))
        return error;
    const ErrorCode code =
        error.code() == script::errors::kSyntax ? errors::kBadExpression : error.code();
    const QString given = error.contextValue(u"line");
    if (given.isEmpty())
        return Error(code, error.message());
    const int inLine = given.toInt();
    const int inColumn = error.contextValue(u"column").toInt();
    const QString lineText = QString::number(line + inLine - 1);
    const QString columnText = QString::number(inLine == 1 ? column + inColumn - 1 : inColumn);
    return Error(code, u"%1 (line %2, column %3)"_s.arg(error.message(), lineText, columnText))
        .with(u"line"_s, lineText)
        .with(u"column"_s, columnText);
}

} // namespace agentops::workflow
