// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/syntax/facts.h>

namespace agentops::syntax {

using namespace Qt::StringLiterals;

QString Facts::packageAt(qint32 line) const
{
    QString found;
    for (const Package &package : packages) {
        if (package.line > line)
            break;
        found = package.name;
    }
    return found;
}

qint32 Facts::symbolAt(qint32 line) const
{
    qint32 found = -1;
    for (qint32 i = 0; i < symbols.size(); ++i) {
        const Symbol &symbol = symbols[i];
        if (symbol.startLine > line)
            continue;
        if (symbol.endLine >= line && (found < 0 || symbol.startLine >= symbols[found].startLine))
            found = i;
    }
    return found;
}

QLatin1StringView nameOf(SymbolKind kind)
{
    switch (kind) {
    case SymbolKind::Namespace:
        return "namespace"_L1;
    case SymbolKind::Module:
        return "module"_L1;
    case SymbolKind::Class:
        return "class"_L1;
    case SymbolKind::Struct:
        return "struct"_L1;
    case SymbolKind::Interface:
        return "interface"_L1;
    case SymbolKind::Trait:
        return "trait"_L1;
    case SymbolKind::Enum:
        return "enum"_L1;
    case SymbolKind::Function:
        return "function"_L1;
    case SymbolKind::Method:
        return "method"_L1;
    case SymbolKind::Constant:
        return "constant"_L1;
    case SymbolKind::TypeAlias:
        return "type_alias"_L1;
    }
    Q_UNREACHABLE_RETURN("symbol"_L1);
}

QLatin1StringView nameOf(ImportKind kind)
{
    switch (kind) {
    case ImportKind::Module:
        return "module"_L1;
    case ImportKind::Class:
        return "class"_L1;
    case ImportKind::Function:
        return "function"_L1;
    case ImportKind::Constant:
        return "constant"_L1;
    case ImportKind::File:
        return "file"_L1;
    case ImportKind::System:
        return "system"_L1;
    }
    Q_UNREACHABLE_RETURN("import"_L1);
}

QLatin1StringView nameOf(ReferenceKind kind)
{
    switch (kind) {
    case ReferenceKind::Inherits:
        return "inherits"_L1;
    case ReferenceKind::Implements:
        return "implements"_L1;
    case ReferenceKind::Uses:
        return "uses"_L1;
    case ReferenceKind::Calls:
        return "calls"_L1;
    }
    Q_UNREACHABLE_RETURN("reference"_L1);
}

bool isClassLike(SymbolKind kind)
{
    return kind == SymbolKind::Class || kind == SymbolKind::Struct || kind == SymbolKind::Interface
        || kind == SymbolKind::Trait || kind == SymbolKind::Enum;
}

} // namespace agentops::syntax
