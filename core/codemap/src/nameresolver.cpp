// SPDX-License-Identifier: GPL-3.0-or-later
#include "nameresolver.h"

namespace agentops::codemap {

using namespace Qt::StringLiterals;
using syntax::Reference;
using syntax::ReferenceKind;
using syntax::SymbolKind;

namespace {

bool isSelf(const QString &on)
{
    return on == "$this"_L1 || on == "this"_L1 || on == "self"_L1 || on == "static"_L1
        || on == "cls"_L1 || on == "Self"_L1;
}

QString lastPart(const QString &name)
{
    for (qsizetype i = name.size(); i-- > 0;) {
        if (name[i] == u'\\' || name[i] == u'.' || name[i] == u':')
            return name.sliced(i + 1);
    }
    return name;
}

QString withoutArguments(const QString &name)
{
    const qsizetype angle = name.indexOf(u'<');
    return angle < 0 ? name : name.first(angle);
}

bool endsWith(const QStringList &list, const QStringList &ending)
{
    return list.size() >= ending.size()
        && std::equal(ending.crbegin(), ending.crend(), list.crbegin());
}

// Whether a name that is called, or used as a type, may mean such a definition.
bool fitsC(SymbolKind kind, bool isCall)
{
    if (syntax::isClassLike(kind))
        return true;
    return isCall ? kind == SymbolKind::Function || kind == SymbolKind::Method
                  : kind == SymbolKind::TypeAlias;
}

} // namespace

NameResolution NameResolver::resolve(FileIndex file, const Reference &reference)
{
    const Family family = familyOf(m_links.files().file(file).language);
    NameResolution result;
    result.kind = reference.kind;
    switch (family) {
    case Family::Php:
        result.place = findPhp(file, reference);
        break;
    case Family::Ecma:
    case Family::Python:
        result.place = findModule(file, reference);
        break;
    case Family::C:
        result.place = findC(file, reference);
        break;
    case Family::Java:
    case Family::CSharp:
        result.place = findByPackage(file, reference, family);
        break;
    default:
        result.place = findNearby(file, reference, family);
        break;
    }
    if (result.place.isValid()) {
        result.outcome = NameResolution::Outcome::Resolved;
        const Place place = result.place;
        const bool isType =
            place.symbol >= 0 && syntax::isClassLike(definitions().symbol(place).kind);
        // Calling a type makes an object of it; of a whole module only its use is certain.
        if (reference.kind == ReferenceKind::Calls && (isType || place.symbol < 0))
            result.kind = ReferenceKind::Uses;
        // C# writes bases and interfaces alike.
        if (family == Family::CSharp && reference.kind == ReferenceKind::Inherits && isType
            && definitions().symbol(place).kind == SymbolKind::Interface)
            result.kind = ReferenceKind::Implements;
    } else if (isKnown(family, reference)) {
        result.outcome = NameResolution::Outcome::Uncertain;
    }
    return result;
}

bool NameResolver::isKnown(Family family, const Reference &reference) const
{
    if (!reference.on.isEmpty() && !isSelf(reference.on))
        return !definitions().named(family, lastPart(reference.on)).isEmpty();
    if (!reference.on.isEmpty())
        return false; // an inherited or dynamic member
    if (family == Family::C) {
        QStringList scope = cParts(reference.name);
        const QString name = scope.isEmpty() ? QString() : scope.takeLast();
        return std::ranges::any_of(definitions().named(family, name), [&](const Place &place) {
            return endsWith(cScope(m_links.files(), place), scope);
        });
    }
    return !definitions().named(family, lastPart(withoutArguments(reference.name))).isEmpty();
}

// Source: PHP manual, "Name resolution rules".
Place NameResolver::phpType(FileIndex file, const QString &name, qint32 line) const
{
    const syntax::Facts &facts = *m_links.files().file(file).facts;
    QString full;
    if (name.startsWith(u'\\')) {
        full = name.sliced(1);
    } else {
        const QString first = name.section(u'\\', 0, 0);
        for (const syntax::Import &import : facts.imports) {
            if (import.kind == syntax::ImportKind::Class && !import.names.isEmpty()
                && import.names.first().local.compare(first, Qt::CaseInsensitive) == 0)
                full = import.target + name.sliced(first.size());
        }
        if (full.isEmpty()) {
            const QString package = facts.packageAt(line);
            full = package.isEmpty() ? name : package + u'\\' + name;
        }
    }
    const QList<Place> places = definitions().types(Family::Php, foldedPhp(full));
    return places.size() == 1 ? places.first() : Place{};
}

Place NameResolver::phpFunction(FileIndex file, const QString &name, qint32 line) const
{
    const syntax::Facts &facts = *m_links.files().file(file).facts;
    QStringList candidates;
    if (name.startsWith(u'\\')) {
        candidates.append(name.sliced(1));
    } else {
        for (const syntax::Import &import : facts.imports) {
            if (import.kind == syntax::ImportKind::Function && !import.names.isEmpty()
                && import.names.first().local.compare(name, Qt::CaseInsensitive) == 0)
                candidates.append(import.target);
        }
        const QString package = facts.packageAt(line);
        if (!package.isEmpty())
            candidates.append(package + u'\\' + name);
        if (!name.contains(u'\\'))
            candidates.append(name);
    }
    for (const QString &candidate : std::as_const(candidates)) {
        const QList<Place> places = definitions().functions(Family::Php, foldedPhp(candidate));
        if (!places.isEmpty())
            return places.size() == 1 ? places.first() : Place{};
    }
    return {};
}

Place NameResolver::findPhp(FileIndex file, const Reference &reference)
{
    const Place here{file, reference.symbol};
    if (reference.on.isEmpty()) {
        if (reference.kind == ReferenceKind::Calls)
            return phpFunction(file, reference.name, reference.line);
        if (reference.name == "self"_L1 || reference.name == "static"_L1)
            return {};
        return phpType(file, reference.name, reference.line);
    }
    if (isSelf(reference.on) || reference.on == "parent"_L1) {
        const Place type = definitions().enclosingType(here);
        if (!type.isValid())
            return {};
        if (reference.on != "parent"_L1)
            return memberOf(type, reference.name);
        for (const Place &base : basesOf(type)) {
            const Place found = memberOf(base, reference.name);
            if (found.isValid())
                return found;
        }
        return {};
    }
    if (reference.on.startsWith(u'$'))
        return {};
    const Place type = phpType(file, reference.on, reference.line);
    if (!type.isValid())
        return {};
    const Place found = memberOf(type, reference.name);
    return found.isValid() ? found : type;
}

// A plain name in a module: a definition around or in this file, else an imported one.
Place NameResolver::moduleName(FileIndex file, const QString &name, qint32 symbol) const
{
    const QList<syntax::Symbol> &symbols = m_links.files().file(file).facts->symbols;
    for (qint32 around = symbol; around >= 0; around = symbols[around].parent) {
        if (syntax::isClassLike(symbols[around].kind))
            continue;
        const Place local = definitions().member({file, around}, name);
        if (local.isValid())
            return local;
    }
    const Place bound = m_links.boundName(file, name);
    return bound.isValid() ? bound : definitions().topLevel(file, name);
}

Place NameResolver::findModule(FileIndex file, const Reference &reference)
{
    const QString name = withoutArguments(reference.name);
    if (reference.on.isEmpty()) {
        const qsizetype dot = name.lastIndexOf(u'.');
        if (dot < 0)
            return moduleName(file, name, reference.symbol);
        // models.Model: a module and a name in it.
        const Place module = m_links.boundName(file, name.first(dot));
        return module.isValid() && module.symbol < 0
            ? m_links.exportedName(module.file, name.sliced(dot + 1))
            : Place{};
    }
    if (isSelf(reference.on)) {
        const Place type = definitions().enclosingType({file, reference.symbol});
        return type.isValid() ? memberOf(type, name) : Place{};
    }
    const Place on = moduleName(file, reference.on, reference.symbol);
    if (!on.isValid())
        return {};
    if (on.symbol < 0) {
        const Place exported = m_links.exportedName(on.file, name);
        return exported.isValid() ? exported : on;
    }
    if (!syntax::isClassLike(definitions().symbol(on).kind))
        return {};
    const Place member = memberOf(on, name);
    return member.isValid() ? member : on;
}

// A member of the class around, else the one definition that the file includes. What stands before
// a name must stand around its definition: std::find is no find of ours.
Place NameResolver::findC(FileIndex file, const Reference &reference)
{
    QStringList scope = cParts(reference.name);
    if (scope.isEmpty())
        return {};
    const QString name = scope.takeLast();
    const bool isCall = reference.kind == ReferenceKind::Calls;
    // A class's bases are named from outside of it.
    if (scope.isEmpty() && reference.kind != ReferenceKind::Inherits) {
        // Two files can each define a member of a class that the other one defines inside it.
        constexpr int kDeepest = 16;
        Place type = cClassAround({file, reference.symbol});
        for (int depth = 0; type.isValid() && depth < kDeepest; ++depth) {
            const Place member = memberOf(type, name);
            if (member.isValid() && fitsC(definitions().symbol(member).kind, isCall))
                return member;
            type = cClassAround({type.file, definitions().symbol(type).parent});
        }
        if (!reference.on.isEmpty())
            return {};
    }
    if (isCall && !scope.isEmpty()) {
        const Place type = cVisible(file, scope.first(scope.size() - 1), scope.last(), false);
        if (type.isValid() && syntax::isClassLike(definitions().symbol(type).kind)) {
            const Place member = memberOf(type, name);
            return member.isValid() ? member : type;
        }
    }
    return cVisible(file, scope, name, isCall);
}

// One definition of that name among what the file includes, or of what that declares; C++ does not
// allow two types.
Place NameResolver::cVisible(FileIndex file, const QStringList &scope, const QString &name,
                             bool isCall) const
{
    const QList<Place> &candidates = definitions().named(Family::C, name);
    if (candidates.isEmpty())
        return {};
    const std::vector<FileIndex> &visible = m_links.includeClosure(file);
    Place found;
    for (const Place &candidate : candidates) {
        if (!fitsC(definitions().symbol(candidate).kind, isCall)
            || !endsWith(cScope(m_links.files(), candidate), scope)
            || std::ranges::find(visible, candidate.file) == visible.end())
            continue;
        const Place place = m_prototypes.definitionOf(candidate);
        // Overloads in one file: the first stands for them.
        if (found.isValid() && found.file != place.file)
            return {};
        if (!found.isValid())
            found = place;
    }
    return found;
}

// The innermost class that a symbol is or belongs to; C++ also defines members outside of it.
Place NameResolver::cClassAround(Place place) const
{
    const QList<syntax::Symbol> &symbols = m_links.files().file(place.file).facts->symbols;
    for (qint32 i = place.symbol; i >= 0; i = symbols[i].parent) {
        if (syntax::isClassLike(symbols[i].kind))
            return {place.file, i};
        QStringList owner = cParts(symbols[i].name);
        if (owner.size() < 2 || symbols[i].kind == SymbolKind::Namespace)
            continue;
        owner.removeLast();
        const QString type = owner.takeLast();
        const Place found = cVisible(place.file, owner, type, false);
        if (found.isValid() && syntax::isClassLike(definitions().symbol(found).kind))
            return found;
    }
    return {};
}

// Java and C#: imported, of the same package, else nothing.
Place NameResolver::findByPackage(FileIndex file, const Reference &reference, Family family) const
{
    const syntax::Facts &facts = *m_links.files().file(file).facts;
    const Place here{file, reference.symbol};
    if (reference.kind == ReferenceKind::Calls
        && (reference.on.isEmpty() || isSelf(reference.on))) {
        const Place type = definitions().enclosingType(here);
        return type.isValid() ? definitions().member(type, reference.name) : Place{};
    }
    const QString name = reference.on.isEmpty() ? reference.name : reference.on;
    QList<Place> places;
    const auto look = [&](const QString &full) {
        for (const Place &place : definitions().types(family, full)) {
            if (!places.contains(place))
                places.append(place);
        }
    };
    const QString package = facts.packageAt(reference.line);
    for (const syntax::Import &import : facts.imports) {
        const bool isWhole = import.names.isEmpty() || import.names.first().name == "*"_L1;
        if (isWhole)
            look(import.target + u'.' + name);
        else if (import.names.first().local == name)
            look(import.target);
    }
    look(package.isEmpty() ? name : package + u'.' + name);
    if (family == Family::CSharp) {
        // Names of the enclosing namespaces are visible too.
        for (QString outer = package; outer.contains(u'.');) {
            outer.truncate(outer.lastIndexOf(u'.'));
            look(outer + u'.' + name);
        }
    }
    if (places.isEmpty()) {
        const Place nested = definitions().topLevel(file, name);
        return nested;
    }
    if (places.size() != 1)
        return {};
    if (reference.on.isEmpty())
        return places.first();
    const Place member = definitions().member(places.first(), reference.name);
    return member.isValid() ? member : places.first();
}

// Go, Rust, Ruby: this file, then this folder (Go's package), then what is imported, then the one
// type of that name.
Place NameResolver::findNearby(FileIndex file, const Reference &reference, Family family) const
{
    const bool isMember = !reference.on.isEmpty();
    const QString name = lastPart(isMember ? reference.on : reference.name);
    Place found = definitions().topLevel(file, name);
    if (!found.isValid() && !isMember && reference.kind == ReferenceKind::Calls
        && family != Family::Go)
        return m_links.boundName(file, name);
    const QString directory = directoryOf(m_links.files().file(file).path);
    const QList<Place> &candidates = definitions().named(family, name);
    for (const Place &candidate : candidates) {
        if (found.isValid() || family != Family::Go)
            break;
        const bool isHere = directoryOf(m_links.files().file(candidate.file).path) == directory;
        if (isHere && definitions().symbol(candidate).parent < 0)
            found = candidate;
    }
    if (!found.isValid() && family != Family::Go && candidates.size() == 1
        && syntax::isClassLike(definitions().symbol(candidates.first()).kind))
        found = candidates.first();
    if (!found.isValid() || !isMember)
        return found;
    const Place member = definitions().member(found, reference.name);
    return member.isValid() ? member : found;
}

QList<Place> NameResolver::basesOf(Place type)
{
    const std::pair key(type.file, type.symbol);
    if (const auto it = m_bases.constFind(key); it != m_bases.constEnd())
        return *it;
    QList<Place> bases;
    const Family family = familyOf(m_links.files().file(type.file).language);
    for (const Reference &reference : m_links.files().file(type.file).facts->references) {
        if (reference.symbol != type.symbol || !reference.on.isEmpty())
            continue;
        // PHP's traits arrive as uses directly in the class.
        const bool isTrait = family == Family::Php && reference.kind == ReferenceKind::Uses;
        if (reference.kind != ReferenceKind::Inherits && !isTrait)
            continue;
        Place base;
        if (family == Family::Php)
            base = phpType(type.file, reference.name, reference.line);
        else
            base = family == Family::C ? findC(type.file, reference)
                                       : findModule(type.file, reference);
        if (!base.isValid() || base.symbol < 0 || base == type)
            continue;
        const SymbolKind kind = definitions().symbol(base).kind;
        if (isTrait ? kind == SymbolKind::Trait : syntax::isClassLike(kind))
            bases.append(base);
    }
    m_bases.insert(key, bases);
    return bases;
}

Place NameResolver::memberOf(Place type, const QString &name)
{
    constexpr qsizetype kMostAncestors = 64;
    QList<Place> open{type};
    for (qsizetype next = 0; next < open.size() && next < kMostAncestors; ++next) {
        if (open[next].symbol < 0)
            continue;
        const Place found = definitions().member(open[next], name);
        if (found.isValid())
            return found;
        for (const Place &base : basesOf(open[next])) {
            if (!open.contains(base))
                open.append(base);
        }
    }
    return {};
}

} // namespace agentops::codemap
