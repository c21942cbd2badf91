// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QString>

namespace agentops::syntax {

enum class SymbolKind : quint8 {
    Namespace,
    Module,
    Class,
    Struct,
    Interface,
    Trait,
    Enum,
    Function,
    Method,
    Constant,
    TypeAlias,
};

/// A definition in one file.
/// Units: lines count from 1; bytes from 0, end exclusive.
struct Symbol
{
    QString name;
    SymbolKind kind = SymbolKind::Function;
    /// A function without its body, as C and C++ declare it; the definition may be elsewhere.
    bool isPrototype = false;
    /// Index of the enclosing symbol in Facts::symbols, always smaller than its own; -1 at file
    /// level.
    qint32 parent = -1;
    /// Line of the name, where a reader wants to land.
    qint32 line = 0;
    qint32 startLine = 0;
    qint32 endLine = 0;
    qint32 startByte = 0;
    qint32 endByte = 0;

    friend bool operator==(const Symbol &, const Symbol &) = default;
};

enum class ImportKind : quint8 {
    Module, ///< JavaScript, TypeScript, Python, Java, Go, Rust, C#, Ruby `require`
    Class, ///< PHP `use`: a class or a namespace
    Function, ///< PHP `use function`
    Constant, ///< PHP `use const`
    File, ///< a path relative to this file: C `#include "x"`, PHP `require`, Ruby
          ///< `require_relative`
    System, ///< C `#include <x>`
};

/// One name that an import brings into the file.
struct ImportedName
{
    /// The name in the other file; "*" for all of it, "default" for a default export.
    QString name;
    /// What this file calls it, or offers it as when it exports it on; empty for all names.
    QString local;

    friend bool operator==(const ImportedName &, const ImportedName &) = default;
};

struct Import
{
    ImportKind kind = ImportKind::Module;
    /// As written, without quotes: "./a", "App\Models\User", "pkg.mod", "..mod".
    QString target;
    QList<ImportedName> names;
    qint32 line = 0;
    /// `import type`: gone at run time, so it closes no cycle.
    bool isTypeOnly = false;
    /// `export … from`: names of the other file are offered on.
    bool isReexport = false;

    friend bool operator==(const Import &, const Import &) = default;
};

enum class ReferenceKind : quint8 { Inherits, Implements, Uses, Calls };

/// A place that names something defined elsewhere, not yet resolved.
struct Reference
{
    /// As written, perhaps qualified.
    QString name;
    /// For a call of a member: what stands before it ("Foo" in `Foo::bar()`, "$this"); else empty.
    QString on;
    ReferenceKind kind = ReferenceKind::Uses;
    /// Index of the innermost symbol around it, -1 at file level.
    qint32 symbol = -1;
    qint32 line = 0;

    friend bool operator==(const Reference &, const Reference &) = default;
};

/// A namespace or package that holds from its line on.
struct Package
{
    QString name;
    qint32 line = 0;

    friend bool operator==(const Package &, const Package &) = default;
};

/// What one file says about itself, a pure function of its bytes and its language unless time ran
/// out.
/// Shape: symbols by start byte, parents before children; imports and references by line.
struct Facts
{
    QList<Symbol> symbols;
    QList<Import> imports;
    QList<Reference> references;
    QList<Package> packages;
    qint32 lineCount = 0;
    /// The grammar met text that it could not read.
    bool hasErrors = false;
    /// The file was binary, too large, or took too long: the lists may lack entries.
    bool isIncomplete = false;
    /// It took too long, so that another reading may find more: nothing to keep in a cache.
    bool ranOutOfTime = false;

    /// The package in effect at `line`, or an empty string.
    QString packageAt(qint32 line) const;
    /// Index of the innermost symbol whose lines contain `line`, or -1.
    qint32 symbolAt(qint32 line) const;

    friend bool operator==(const Facts &, const Facts &) = default;
};

/// The word for a kind in ids, exports and tests, such as "type_alias".
QLatin1StringView nameOf(SymbolKind kind);
QLatin1StringView nameOf(ImportKind kind);
QLatin1StringView nameOf(ReferenceKind kind);
bool isClassLike(SymbolKind kind);

} // namespace agentops::syntax
