// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/syntax/errors.h>
#include <agentops/syntax/factscodec.h>
#include <agentops/syntax/parser.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::syntax;
using namespace Qt::StringLiterals;

namespace {

QString goldenDirectory()
{
    return QString::fromUtf8(AO_SOURCE_DIR "/tests/golden/syntax/");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString describe(const Facts &facts)
{
    QString out;
    for (const Package &package : facts.packages)
        out += u"package %1 @%2\n"_s.arg(package.name).arg(package.line);
    for (const Symbol &symbol : facts.symbols) {
        int depth = 0;
        for (qint32 at = symbol.parent; at >= 0; at = facts.symbols[at].parent)
            ++depth;
        out += u"%1%2 %3 @%4 [%5-%6]%7\n"_s
                   .arg(QString(depth * 2, u' '), nameOf(symbol.kind), symbol.name)
                   .arg(symbol.line)
                   .arg(symbol.startLine)
                   .arg(symbol.endLine)
                   .arg(QLatin1StringView(symbol.isPrototype ? " prototype" : ""));
    }
    for (const Import &import : facts.imports) {
        out += u"import %1 %2 @%3"_s.arg(nameOf(import.kind), import.target).arg(import.line);
        for (const ImportedName &name : import.names)
            out += name.name == name.local ? u" "_s + name.name
                                           : u" %1=>%2"_s.arg(name.name, name.local);
        out += QLatin1StringView(import.isTypeOnly ? " type" : "");
        out += QLatin1StringView(import.isReexport ? " reexport" : "") + u"\n"_s;
    }
    for (const Reference &reference : facts.references) {
        const QString on = reference.on.isEmpty() ? QString() : reference.on + u" . "_s;
        const QString from =
            reference.symbol < 0 ? u"file"_s : facts.symbols[reference.symbol].name;
        out += u"%1 %2%3 from %4 @%5\n"_s.arg(nameOf(reference.kind), on, reference.name, from)
                   .arg(reference.line);
    }
    out += u"lines %1%2%3\n"_s.arg(facts.lineCount)
               .arg(QLatin1StringView(facts.hasErrors ? " errors" : ""),
                    QLatin1StringView(facts.isIncomplete ? " incomplete" : ""));
    return out;
}

} // namespace

class TestFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sampleGivesTheExpectedFacts_data();
    void sampleGivesTheExpectedFacts();
    void everyParsedLanguageHasASample();
    void codecReturnsWhatItWasGiven_data() { sampleGivesTheExpectedFacts_data(); }
    void codecReturnsWhatItWasGiven();
    void codecRefusesDamagedBytes();
};

void TestFacts::sampleGivesTheExpectedFacts_data()
{
    QTest::addColumn<QString>("path");
    const QStringList files = QDir(goldenDirectory()).entryList(QDir::Files, QDir::Name);
    for (const QString &name : files) {
        if (!name.endsWith(".facts"_L1))
            QTest::newRow(qPrintable(name)) << goldenDirectory() + name;
    }
}

// With AO_REBASELINE set the expectation is written instead; read the difference before keeping it.
void TestFacts::sampleGivesTheExpectedFacts()
{
    QFETCH(QString, path);
    const Language *language = languageOfFile(path);
    QVERIFY(language);

    const Result<Facts> facts = parse(contentOf(path), *language);

    AO_VERIFY_OK(facts);
    const QString actual = describe(*facts);
    if (qEnvironmentVariableIsSet("AO_REBASELINE")) {
        QFile expected(path + u".facts"_s);
        QVERIFY(expected.open(QIODevice::WriteOnly));
        expected.write(actual.toUtf8());
        return;
    }
    const QStringList expected = QString::fromUtf8(contentOf(path + u".facts"_s)).split(u'\n');
    const QStringList got = actual.split(u'\n');
    for (qsizetype i = 0; i < std::max(expected.size(), got.size()); ++i)
        QCOMPARE(got.value(i), expected.value(i));
}

void TestFacts::everyParsedLanguageHasASample()
{
    QStringList covered;
    const QStringList files = QDir(goldenDirectory()).entryList(QDir::Files);
    for (const QString &name : files) {
        if (const Language *language = languageOfFile(name))
            covered.append(QString(language->id));
    }

    for (const Language &language : languages()) {
        if (language.isParsed())
            QVERIFY2(covered.contains(language.id), language.id.data());
    }
}

void TestFacts::codecReturnsWhatItWasGiven()
{
    QFETCH(QString, path);
    const Result<Facts> facts = parse(contentOf(path), *languageOfFile(path));
    AO_VERIFY_OK(facts);

    const Result<Facts> read = decodeFacts(encodeFacts(*facts));

    AO_VERIFY_OK(read);
    QCOMPARE(*read, *facts);
}

void TestFacts::codecRefusesDamagedBytes()
{
    const QString path = goldenDirectory() + u"sample.php"_s;
    const QByteArray whole = encodeFacts(*parse(contentOf(path), *languageOfFile(path)));
    QRandomGenerator random(7);

    for (qsizetype length = 0; length < whole.size(); length += 7)
        QVERIFY(decodeFacts(whole.first(length)).error().code() == syntax::errors::kBadFacts);
    for (int i = 0; i < 2000; ++i) {
        QByteArray damaged = whole;
        damaged[random.bounded(damaged.size())] = char(random.bounded(256));
        const Result<Facts> read = decodeFacts(damaged); // any answer, but no crash
        for (qsizetype s = 0; read && s < read->symbols.size(); ++s)
            QVERIFY(read->symbols[s].parent < s);
    }
}

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
