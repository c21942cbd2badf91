// SPDX-License-Identifier: GPL-3.0-or-later
#include "importreader.h"

#include <QtCore/QRegularExpression>

#include <array>

namespace agentops::syntax {

using namespace Qt::StringLiterals;

namespace {

Import importAt(const TreeNode &node, ImportKind kind, QString target)
{
    Import import;
    import.kind = kind;
    import.target = std::move(target);
    import.line = node.startLine();
    return import;
}

// PHP: use A\B as C; use function A\f; use A\{B, function g, C as D};
ImportKind phpUseKind(const TreeNode &node, ImportKind otherwise)
{
    const TreeNode type = node.field("type"_L1);
    if (type.isNull())
        return otherwise;
    return type.type() == "function"_L1 ? ImportKind::Function : ImportKind::Constant;
}

void readPhpClause(const TreeNode &clause, const QString &prefix, ImportKind kind,
                   QList<Import> &imports)
{
    QString name = clause.child(0).text();
    while (name.startsWith(u'\\'))
        name.removeFirst();
    if (!prefix.isEmpty())
        name = prefix + u'\\' + name;
    const TreeNode alias = clause.field("alias"_L1);
    const QString last = name.mid(name.lastIndexOf(u'\\') + 1);
    Import import = importAt(clause, phpUseKind(clause, kind), name);
    import.names.append({last, alias.isNull() ? last : alias.text()});
    imports.append(std::move(import));
}

void readPhpUse(const TreeNode &statement, QList<Import> &imports)
{
    const ImportKind kind = phpUseKind(statement, ImportKind::Class);
    const TreeNode group = statement.field("body"_L1);
    QString prefix;
    if (!group.isNull()) {
        prefix = statement.childOfType("namespace_name"_L1).text();
        while (prefix.startsWith(u'\\'))
            prefix.removeFirst();
    }
    const TreeNode list = group.isNull() ? statement : group;
    for (quint32 i = 0, n = list.childCount(); i < n; ++i) {
        if (list.child(i).type() == "namespace_use_clause"_L1)
            readPhpClause(list.child(i), prefix, kind, imports);
    }
}

// PHP: require __DIR__ . '/x.php'; only a literal path, alone or behind __DIR__, is certain.
void readPhpRequire(const TreeNode &statement, QList<Import> &imports)
{
    static const QRegularExpression literal(
        uR"(^\(?\s*(?:__DIR__\s*\.\s*)?(['"])([^'"$]+)\1\s*\)?$)"_s);
    const TreeNode path = statement.child(0);
    if (path.isNull())
        return;
    const auto match = literal.match(path.text());
    if (!match.hasMatch())
        return;
    QString target = match.captured(2);
    while (target.startsWith(u'/') && path.text().contains("__DIR__"_L1))
        target.removeFirst();
    imports.append(importAt(statement, ImportKind::File, target));
}

void readSpecifiers(const TreeNode &list, QList<ImportedName> &names)
{
    for (quint32 i = 0, n = list.childCount(); i < n; ++i) {
        const TreeNode specifier = list.child(i);
        const TreeNode name = specifier.field("name"_L1);
        if (name.isNull())
            continue;
        const TreeNode alias = specifier.field("alias"_L1);
        const QString local = alias.isNull() ? name.text() : alias.text();
        names.append({unquoted(name.text()), unquoted(local)});
    }
}

void readEcmaClause(const TreeNode &clause, Import &import)
{
    for (quint32 i = 0, n = clause.childCount(); i < n; ++i) {
        const TreeNode part = clause.child(i);
        if (part.type() == "identifier"_L1)
            import.names.append({u"default"_s, part.text()});
        else if (part.type() == "namespace_import"_L1)
            import.names.append({u"*"_s, part.child(0).text()});
        else if (part.type() == "named_imports"_L1)
            readSpecifiers(part, import.names);
    }
}

void readEcma(const TreeNode &statement, QList<Import> &imports)
{
    TreeNode source = statement.field("source"_L1);
    const TreeNode require = statement.childOfType("import_require_clause"_L1);
    if (source.isNull() && !require.isNull())
        source = require.field("source"_L1);
    if (source.isNull())
        return;
    Import import = importAt(statement, ImportKind::Module, unquoted(source.text()));
    import.isTypeOnly = statement.hasToken("type"_L1);
    if (statement.type() == "export_statement"_L1) {
        import.isReexport = true;
        const TreeNode clause = statement.childOfType("export_clause"_L1);
        if (clause.isNull())
            import.names.append({u"*"_s, QString()});
        else
            readSpecifiers(clause, import.names);
    } else if (!require.isNull()) {
        import.names.append({u"*"_s, require.child(0).text()});
    } else {
        readEcmaClause(statement.childOfType("import_clause"_L1), import);
    }
    imports.append(std::move(import));
}

// import('x'), require('x'), Ruby's require 'x'. The names that `const { a } = require()` binds are
// found in the declaration around the call.
void readCall(const TreeNode &call, QList<Import> &imports)
{
    TreeNode callee = call.field("function"_L1);
    if (callee.isNull())
        callee = call.field("method"_L1);
    const QString name = callee.text();
    const TreeNode arguments = call.field("arguments"_L1);
    const TreeNode literal = arguments.child(0);
    if (literal.isNull() || literal.hasToken("interpolation"_L1))
        return;
    const bool isRuby = literal.type() == "string"_L1 && !call.field("method"_L1).isNull();
    if (isRuby ? name != "require"_L1 && name != "require_relative"_L1
               : name != "require"_L1 && name != "import"_L1)
        return;
    Import import =
        importAt(call, name == "require_relative"_L1 ? ImportKind::File : ImportKind::Module,
                 unquoted(literal.text()));
    const TreeNode around = call.parent();
    if (!isRuby && around.type() == "variable_declarator"_L1) {
        const TreeNode bound = around.field("name"_L1);
        if (bound.type() == "identifier"_L1)
            import.names.append({u"*"_s, bound.text()});
        for (quint32 i = 0; bound.type() == "object_pattern"_L1 && i < bound.childCount(); ++i) {
            if (bound.child(i).type() == "shorthand_property_identifier_pattern"_L1)
                import.names.append({bound.child(i).text(), bound.child(i).text()});
        }
    }
    imports.append(std::move(import));
}

void readPythonImport(const TreeNode &statement, QList<Import> &imports)
{
    for (quint32 i = 0, n = statement.childCount(); i < n; ++i) {
        const TreeNode part = statement.child(i);
        const bool isAliased = part.type() == "aliased_import"_L1;
        const QString module = (isAliased ? part.field("name"_L1) : part).text();
        Import import = importAt(part, ImportKind::Module, module);
        const QString local =
            isAliased ? part.field("alias"_L1).text() : module.section(u'.', 0, 0);
        import.names.append({u"*"_s, local});
        imports.append(std::move(import));
    }
}

void readPythonFrom(const TreeNode &statement, QList<Import> &imports)
{
    const TreeNode module = statement.field("module_name"_L1);
    Import import = importAt(statement, ImportKind::Module, module.text().remove(u' '));
    for (quint32 i = 0, n = statement.childCount(); i < n; ++i) {
        const TreeNode part = statement.child(i);
        if (part.startByte() == module.startByte())
            continue;
        if (part.type() == "wildcard_import"_L1) {
            import.names.append({u"*"_s, QString()});
        } else if (part.type() == "aliased_import"_L1) {
            import.names.append({part.field("name"_L1).text(), part.field("alias"_L1).text()});
        } else if (part.type() == "dotted_name"_L1) {
            import.names.append({part.text(), part.text()});
        }
    }
    imports.append(std::move(import));
}

void readInclude(const TreeNode &directive, QList<Import> &imports)
{
    const TreeNode path = directive.field("path"_L1);
    const bool isSystem = path.type() == "system_lib_string"_L1;
    imports.append(importAt(directive, isSystem ? ImportKind::System : ImportKind::File,
                            unquoted(path.text())));
}

// import static a.b.C.d; import a.b.*;
void readJava(const TreeNode &statement, QList<Import> &imports)
{
    const TreeNode name = statement.child(0);
    Import import = importAt(statement, ImportKind::Class, name.text());
    const QString last = import.target.mid(import.target.lastIndexOf(u'.') + 1);
    const bool isWildcard = !statement.childOfType("asterisk"_L1).isNull();
    import.names.append(isWildcard ? ImportedName{u"*"_s, QString()} : ImportedName{last, last});
    imports.append(std::move(import));
}

void readGo(const TreeNode &spec, QList<Import> &imports)
{
    Import import = importAt(spec, ImportKind::Module, unquoted(spec.field("path"_L1).text()));
    const TreeNode alias = spec.field("name"_L1);
    import.names.append(
        {u"*"_s,
         alias.isNull() ? import.target.mid(import.target.lastIndexOf(u'/') + 1) : alias.text()});
    imports.append(std::move(import));
}

void readCSharp(const TreeNode &directive, QList<Import> &imports)
{
    const quint32 count = directive.childCount();
    if (count == 0)
        return;
    imports.append(importAt(directive, ImportKind::Module, directive.child(count - 1).text()));
}

// Rust: use a::{b::c as d, e::*}; flattened with a stack of (node, path before it).
void readRustUse(const TreeNode &statement, QList<Import> &imports)
{
    struct Item
    {
        TreeNode node;
        QString prefix;
    };
    QList<Item> open{{statement.field("argument"_L1), QString()}};
    const auto join = [](const QString &prefix, const QString &rest) {
        return prefix.isEmpty() ? rest : prefix + "::"_L1 + rest;
    };
    while (!open.isEmpty() && imports.size() < 100'000) {
        const Item item = open.takeLast();
        const QLatin1StringView type = item.node.type();
        if (type == "scoped_use_list"_L1) {
            const TreeNode path = item.node.field("path"_L1);
            open.append({item.node.field("list"_L1),
                         path.isNull() ? item.prefix : join(item.prefix, path.text())});
        } else if (type == "use_list"_L1) {
            for (quint32 i = item.node.childCount(); i-- > 0;)
                open.append({item.node.child(i), item.prefix});
        } else if (!item.node.isNull()) {
            const bool isAliased = type == "use_as_clause"_L1;
            const bool isWildcard = type == "use_wildcard"_L1;
            const TreeNode path = isAliased ? item.node.field("path"_L1)
                : isWildcard                ? item.node.child(0)
                                            : item.node;
            Import import = importAt(item.node, ImportKind::Module, join(item.prefix, path.text()));
            const QString last = import.target.section("::"_L1, -1);
            if (isWildcard)
                import.names.append({u"*"_s, QString()});
            else
                import.names.append({last, isAliased ? item.node.field("alias"_L1).text() : last});
            imports.append(std::move(import));
        }
    }
}

void readRustMod(const TreeNode &item, QList<Import> &imports)
{
    imports.append(importAt(item, ImportKind::File, item.field("name"_L1).text()));
}

struct Rule
{
    QLatin1StringView type;
    void (*read)(const TreeNode &, QList<Import> &);
};

constexpr std::array kRules{
    Rule{"namespace_use_declaration"_L1, readPhpUse},
    Rule{"include_expression"_L1, readPhpRequire},
    Rule{"include_once_expression"_L1, readPhpRequire},
    Rule{"require_expression"_L1, readPhpRequire},
    Rule{"require_once_expression"_L1, readPhpRequire},
    Rule{"export_statement"_L1, readEcma},
    Rule{"call_expression"_L1, readCall},
    Rule{"call"_L1, readCall},
    Rule{"import_from_statement"_L1, readPythonFrom},
    Rule{"preproc_include"_L1, readInclude},
    Rule{"import_declaration"_L1, readJava},
    Rule{"import_spec"_L1, readGo},
    Rule{"using_directive"_L1, readCSharp},
    Rule{"use_declaration"_L1, readRustUse},
    Rule{"mod_item"_L1, readRustMod},
};

} // namespace

void readImport(const TreeNode &statement, QList<Import> &imports)
{
    const QLatin1StringView type = statement.type();
    // Python and the ECMAScript family call theirs the same.
    if (type == "import_statement"_L1) {
        if (statement.field("name"_L1).isNull())
            readEcma(statement, imports);
        else
            readPythonImport(statement, imports);
        return;
    }
    for (const Rule &rule : kRules) {
        if (rule.type == type)
            return rule.read(statement, imports);
    }
}

void readImportsOfError(const TreeNode &error, QList<Import> &imports)
{
    static const QRegularExpression target(
        uR"((?:\bfrom|\bimport|\brequire\s*\()\s*(['"])([^'"\n]{1,300})\1)"_s);
    constexpr qsizetype kSearchedBytes = 4096;
    const QByteArrayView bytes = error.bytes();
    const QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), kSearchedBytes)));
    for (auto matches = target.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        Import import = importAt(error, ImportKind::Module, match.captured(2));
        import.line +=
            static_cast<qint32>(QStringView(text).first(match.capturedStart()).count(u'\n'));
        imports.append(std::move(import));
    }
}

} // namespace agentops::syntax
