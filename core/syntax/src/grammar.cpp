// SPDX-License-Identifier: GPL-3.0-or-later
#include "grammar.h"

#include <agentops/syntax/errors.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QtEndian>

#include <array>
#include <mutex>

extern "C" {
const TSLanguage *tree_sitter_c(void);
const TSLanguage *tree_sitter_c_sharp(void);
const TSLanguage *tree_sitter_cpp(void);
const TSLanguage *tree_sitter_go(void);
const TSLanguage *tree_sitter_java(void);
const TSLanguage *tree_sitter_javascript(void);
const TSLanguage *tree_sitter_php(void);
const TSLanguage *tree_sitter_python(void);
const TSLanguage *tree_sitter_ruby(void);
const TSLanguage *tree_sitter_rust(void);
const TSLanguage *tree_sitter_tsx(void);
const TSLanguage *tree_sitter_typescript(void);
}

namespace agentops::syntax {

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    QLatin1StringView name;
    const TSLanguage *(*language)();
    /// Query files, joined: languages that extend another share its patterns.
    QLatin1StringView queries;
};

constexpr std::array kEntries{
    Entry{"c"_L1, tree_sitter_c, "c"_L1},
    Entry{"c_sharp"_L1, tree_sitter_c_sharp, "c_sharp"_L1},
    Entry{"cpp"_L1, tree_sitter_cpp, "c cpp"_L1},
    Entry{"go"_L1, tree_sitter_go, "go"_L1},
    Entry{"java"_L1, tree_sitter_java, "java"_L1},
    Entry{"javascript"_L1, tree_sitter_javascript, "ecmascript javascript jsx"_L1},
    Entry{"php"_L1, tree_sitter_php, "php"_L1},
    Entry{"python"_L1, tree_sitter_python, "python"_L1},
    Entry{"ruby"_L1, tree_sitter_ruby, "ruby"_L1},
    Entry{"rust"_L1, tree_sitter_rust, "rust"_L1},
    Entry{"tsx"_L1, tree_sitter_tsx, "ecmascript typescript jsx"_L1},
    Entry{"typescript"_L1, tree_sitter_typescript, "ecmascript typescript"_L1},
};

struct Role
{
    QLatin1StringView name;
    Capture capture;
};

constexpr Capture definition(SymbolKind kind)
{
    return {CaptureRole::Definition, kind, ReferenceKind::Uses};
}
constexpr Capture reference(ReferenceKind kind)
{
    return {CaptureRole::Reference, SymbolKind::Function, kind};
}
constexpr Capture plain(CaptureRole role)
{
    return {role, SymbolKind::Function, ReferenceKind::Uses};
}

constexpr std::array kRoles{
    Role{"namespace"_L1, definition(SymbolKind::Namespace)},
    Role{"module"_L1, definition(SymbolKind::Module)},
    Role{"class"_L1, definition(SymbolKind::Class)},
    Role{"struct"_L1, definition(SymbolKind::Struct)},
    Role{"interface"_L1, definition(SymbolKind::Interface)},
    Role{"trait"_L1, definition(SymbolKind::Trait)},
    Role{"enum"_L1, definition(SymbolKind::Enum)},
    Role{"function"_L1, definition(SymbolKind::Function)},
    Role{"method"_L1, definition(SymbolKind::Method)},
    Role{"constant"_L1, definition(SymbolKind::Constant)},
    Role{"type"_L1, definition(SymbolKind::TypeAlias)},
    Role{"prototype"_L1, plain(CaptureRole::Prototype)},
    Role{"container"_L1, plain(CaptureRole::Container)},
    Role{"name"_L1, plain(CaptureRole::Name)},
    Role{"owner"_L1, plain(CaptureRole::Owner)},
    Role{"package"_L1, plain(CaptureRole::Package)},
    Role{"import"_L1, plain(CaptureRole::Import)},
    Role{"require"_L1, plain(CaptureRole::Require)},
    Role{"inherits"_L1, reference(ReferenceKind::Inherits)},
    Role{"implements"_L1, reference(ReferenceKind::Implements)},
    Role{"uses"_L1, reference(ReferenceKind::Uses)},
    Role{"calls"_L1, reference(ReferenceKind::Calls)},
    Role{"on"_L1, plain(CaptureRole::On)},
    Role{"error"_L1, plain(CaptureRole::Error)},
};

Capture captureNamed(QLatin1StringView name)
{
    for (const Role &role : kRoles) {
        if (role.name == name)
            return role.capture;
    }
    return {};
}

Result<QByteArray> readQueries(QLatin1StringView queries)
{
    QByteArray source;
    for (const QString &name : QString(queries).split(u' ')) {
        QFile file(u":/agentops/syntax/queries/"_s + name + u".scm"_s);
        if (!file.open(QIODevice::ReadOnly))
            return fail(errors::kBadQuery, u"the query is missing"_s);
        source += file.readAll();
    }
    return source;
}

} // namespace

int grammarVersion()
{
    // Queries and grammars tell by themselves that they changed; the readers in C++ do not.
    constexpr quint32 kReaders = 4;
    static const int version = [] {
        QCryptographicHash hash(QCryptographicHash::Sha1);
        hash.addData(QByteArray::number(kReaders));
        for (const Entry &entry : kEntries) {
            const TSLanguage *language = entry.language();
            for (const quint32 count :
                 {ts_language_abi_version(language), ts_language_symbol_count(language),
                  ts_language_field_count(language), ts_language_state_count(language)})
                hash.addData(' ' + QByteArray::number(count));
            hash.addData(readQueries(entry.queries).value_or(QByteArray()));
        }
        return qFromBigEndian<qint32>(hash.result().constData());
    }();
    return version;
}

Result<Grammar> Grammar::compile(QLatin1StringView queries, const TSLanguage *language)
{
    AO_TRY(const QByteArray source, readQueries(queries));
    Grammar grammar;
    grammar.m_language = language;
    quint32 offset = 0;
    TSQueryError error = TSQueryErrorNone;
    grammar.m_query = ts_query_new(language, source.constData(),
                                   static_cast<quint32>(source.size()), &offset, &error);
    if (!grammar.m_query) {
        return fail(Error(errors::kBadQuery, u"the query does not compile"_s)
                        .with(u"queries"_s, QString(queries))
                        .with(u"kind"_s, QString::number(error))
                        .with(u"at"_s, QString::fromUtf8(source.mid(offset, 60))));
    }
    const quint32 count = ts_query_capture_count(grammar.m_query);
    for (quint32 id = 0; id < count; ++id) {
        quint32 length = 0;
        const char *name = ts_query_capture_name_for_id(grammar.m_query, id, &length);
        grammar.m_captures.push_back(
            captureNamed(QLatin1StringView(name, static_cast<qsizetype>(length))));
    }
    return grammar;
}

Result<const Grammar *> Grammar::of(const Language &language)
{
    struct Slot
    {
        std::once_flag once;
        std::optional<Result<Grammar>> grammar;
    };
    static std::array<Slot, kEntries.size()> compiled;
    for (size_t i = 0; i < kEntries.size(); ++i) {
        const Entry &entry = kEntries[i];
        if (entry.name != language.grammar)
            continue;
        Slot &slot = compiled[i];
        std::call_once(slot.once,
                       [&] { slot.grammar.emplace(compile(entry.queries, entry.language())); });
        if (!*slot.grammar)
            return fail(slot.grammar->error());
        return &**slot.grammar;
    }
    return fail(Error(errors::kNoGrammar, u"the language is not parsed"_s)
                    .with(u"language"_s, QString(language.id)));
}

} // namespace agentops::syntax
