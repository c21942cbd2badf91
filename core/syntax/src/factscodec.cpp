// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/syntax/errors.h>
#include <agentops/syntax/factscodec.h>

#include <QtCore/QHash>

#include <cstring>
#include <limits>

namespace agentops::syntax {

using namespace Qt::StringLiterals;

// Version 2, all integers as unsigned LEB128, texts as a length in bytes and UTF-8:
//   "AOF2"
//   string table: count, texts        every text below is its index in the table
//   symbols: count, then per symbol
//     name, kind, flags (1 prototype), parent + 1,
//     line, startLine, endLine, startByte, endByte
//   imports: count, then per import
//     kind, target, line, flags (1 type only, 2 re-export),
//     name count, (name, local)...
//   references: count, then per reference
//     name, on, kind, symbol + 1, line
//   packages: count, then per package
//     name, line
//   lineCount, flags (1 has errors, 2 incomplete, 4 ran out of time)

namespace {

constexpr QByteArrayView kMagic("AOF2");

class Writer
{
public:
    void number(quint64 value)
    {
        while (value >= 0x80) {
            m_body.append(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_body.append(static_cast<char>(value));
    }
    void count(qsizetype value) { number(static_cast<quint64>(value)); }
    void text(const QString &value)
    {
        auto it = m_index.constFind(value);
        if (it == m_index.constEnd()) {
            it = m_index.insert(value, m_texts.size());
            m_texts.append(value);
        }
        count(*it);
    }
    QByteArray take()
    {
        QByteArray body;
        body.swap(m_body);
        m_body.append(kMagic);
        count(m_texts.size());
        for (const QString &value : std::as_const(m_texts)) {
            const QByteArray utf8 = value.toUtf8();
            count(utf8.size());
            m_body.append(utf8);
        }
        return m_body + body;
    }

private:
    QByteArray m_body;
    QHash<QString, qsizetype> m_index;
    QStringList m_texts;
};

// Reads until something does not fit; then every further value is empty and `ok` is false.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes) : m_at(bytes.begin()), m_end(bytes.end()) { }

    bool isOk() const { return m_ok; }
    bool isAtEnd() const { return m_at == m_end; }
    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (m_at == m_end)
                return refuse();
            const auto byte = static_cast<quint8>(*m_at++);
            value |= quint64(byte & 0x7f) << shift;
            if (!(byte & 0x80))
                return value;
        }
        return refuse();
    }
    qint32 integer()
    {
        const quint64 value = number();
        return value > quint64(std::numeric_limits<qint32>::max()) ? static_cast<qint32>(refuse())
                                                                   : static_cast<qint32>(value);
    }
    // Every entry takes at least one byte, so a count larger than what is left is a lie.
    qsizetype count()
    {
        const quint64 value = number();
        return value > quint64(m_end - m_at) ? static_cast<qsizetype>(refuse())
                                             : static_cast<qsizetype>(value);
    }
    template<typename E>
    E kind(E last)
    {
        const quint64 value = number();
        return value > quint64(last) ? E(refuse()) : E(value);
    }
    void texts()
    {
        const qsizetype size = count();
        m_texts.reserve(size);
        for (qsizetype i = 0; i < size && m_ok; ++i) {
            const qsizetype length = count();
            m_texts.append(QString::fromUtf8(m_at, length));
            m_at += length;
        }
    }
    QString text()
    {
        const quint64 index = number();
        if (index >= quint64(m_texts.size())) {
            refuse();
            return {};
        }
        return m_texts[static_cast<qsizetype>(index)];
    }
    quint64 refuse()
    {
        m_ok = false;
        m_at = m_end;
        return 0;
    }

private:
    const char *m_at;
    const char *m_end;
    QStringList m_texts;
    bool m_ok = true;
};

} // namespace

QByteArray encodeFacts(const Facts &facts)
{
    Writer out;
    out.count(facts.symbols.size());
    for (const Symbol &s : facts.symbols) {
        out.text(s.name);
        out.number(quint64(s.kind));
        out.number(s.isPrototype ? 1u : 0u);
        for (const qint32 value :
             {s.parent + 1, s.line, s.startLine, s.endLine, s.startByte, s.endByte})
            out.count(value);
    }
    out.count(facts.imports.size());
    for (const Import &import : facts.imports) {
        out.number(quint64(import.kind));
        out.text(import.target);
        out.count(import.line);
        out.number((import.isTypeOnly ? 1u : 0u) | (import.isReexport ? 2u : 0u));
        out.count(import.names.size());
        for (const ImportedName &name : import.names) {
            out.text(name.name);
            out.text(name.local);
        }
    }
    out.count(facts.references.size());
    for (const Reference &reference : facts.references) {
        out.text(reference.name);
        out.text(reference.on);
        out.number(quint64(reference.kind));
        out.count(reference.symbol + 1);
        out.count(reference.line);
    }
    out.count(facts.packages.size());
    for (const Package &package : facts.packages) {
        out.text(package.name);
        out.count(package.line);
    }
    out.count(facts.lineCount);
    out.number((facts.hasErrors ? 1u : 0u) | (facts.isIncomplete ? 2u : 0u)
               | (facts.ranOutOfTime ? 4u : 0u));
    return out.take();
}

Result<Facts> decodeFacts(QByteArrayView bytes)
{
    if (!bytes.startsWith(kMagic))
        return fail(errors::kBadFacts, u"the facts are of another version"_s);
    Reader in(bytes.sliced(kMagic.size()));
    in.texts();
    Facts facts;
    for (qsizetype i = 0, n = in.count(); i < n && in.isOk(); ++i) {
        Symbol s;
        s.name = in.text();
        s.kind = in.kind(SymbolKind::TypeAlias);
        s.isPrototype = in.number() & 1;
        s.parent = in.integer() - 1;
        s.line = in.integer();
        s.startLine = in.integer();
        s.endLine = in.integer();
        s.startByte = in.integer();
        s.endByte = in.integer();
        if (s.parent >= i)
            in.refuse();
        facts.symbols.append(std::move(s));
    }
    for (qsizetype i = 0, n = in.count(); i < n && in.isOk(); ++i) {
        Import import;
        import.kind = in.kind(ImportKind::System);
        import.target = in.text();
        import.line = in.integer();
        const quint64 flags = in.number();
        import.isTypeOnly = flags & 1;
        import.isReexport = flags & 2;
        for (qsizetype j = 0, m = in.count(); j < m && in.isOk(); ++j) {
            QString name = in.text();
            import.names.append({std::move(name), in.text()});
        }
        facts.imports.append(std::move(import));
    }
    for (qsizetype i = 0, n = in.count(); i < n && in.isOk(); ++i) {
        Reference reference;
        reference.name = in.text();
        reference.on = in.text();
        reference.kind = in.kind(ReferenceKind::Calls);
        reference.symbol = in.integer() - 1;
        reference.line = in.integer();
        if (reference.symbol >= facts.symbols.size())
            in.refuse();
        facts.references.append(std::move(reference));
    }
    for (qsizetype i = 0, n = in.count(); i < n && in.isOk(); ++i) {
        QString name = in.text();
        facts.packages.append({std::move(name), in.integer()});
    }
    facts.lineCount = in.integer();
    const quint64 flags = in.number();
    facts.hasErrors = flags & 1;
    facts.isIncomplete = flags & 2;
    facts.ranOutOfTime = flags & 4;
    if (!in.isOk() || !in.isAtEnd())
        return fail(errors::kBadFacts, u"the facts are damaged"_s);
    return facts;
}

} // namespace agentops::syntax
