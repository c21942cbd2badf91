// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/logreader.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::ui;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Where lines are in the pieces of a log.
class TestLogIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void piecesBecomeLines_data();
    void piecesBecomeLines();
    void sourcesDoNotMixTheirLines();
    void linesThatGoOnAreTold();
    void progressIsReadFromItsLastState();
    void aStyleGoesOnInTheNextLine();
    void onlyTheBeginningOfALongLineIsAskedFor();
    void howeverTextIsCutTheLinesAreTheSame();

private:
    QList<int> add(const QString &text, const QString &step = u"a"_s,
                   LogStream stream = LogStream::Output);
    QStringList lines() const;

    LogIndex m_index;
    QHash<qint64, QString> m_texts;
    qint64 m_position = 0;
};

void TestLogIndex::init()
{
    m_index.clear();
    m_texts.clear();
    m_position = 0;
}

QList<int> TestLogIndex::add(const QString &text, const QString &step, LogStream stream)
{
    m_position += 3; // positions are of all runs: those of one have gaps
    m_texts.insert(m_position, text);
    return m_index.append({{StepPath(step), 1, stream, Timestamp(), text, m_position}});
}

QStringList TestLogIndex::lines() const
{
    QStringList out(m_index.count());
    QList<LogPart> parts;
    for (int line = 0; line < m_index.count(); ++line)
        m_index.appendParts(line, line, parts);
    joinLogParts(parts, m_texts, [&out](int line, QStringView raw) { out[line] = plainAnsi(raw); });
    return out;
}

void TestLogIndex::piecesBecomeLines_data()
{
    QTest::addColumn<QStringList>("pieces");
    QTest::addColumn<QStringList>("shown");

    QTest::newRow("a line") << QStringList{u"one\n"_s} << QStringList{u"one"_s};
    QTest::newRow("several lines in one piece")
        << QStringList{u"one\ntwo\nthree\n"_s} << QStringList{u"one"_s, u"two"_s, u"three"_s};
    QTest::newRow("a line in several pieces")
        << QStringList{u"o"_s, u"n"_s, u"e\ntw"_s, u"o"_s} << QStringList{u"one"_s, u"two"_s};
    QTest::newRow("empty lines are kept") << QStringList{u"one\n\n\ntwo\n"_s}
                                          << QStringList{u"one"_s, QString(), QString(), u"two"_s};
    QTest::newRow("a newline alone in a piece") << QStringList{u"one"_s, u"\n"_s, u"\n"_s, u"two"_s}
                                                << QStringList{u"one"_s, QString(), u"two"_s};
    QTest::newRow("line ends of Windows")
        << QStringList{u"one\r\ntwo\r"_s, u"\n"_s} << QStringList{u"one"_s, u"two"_s};
    QTest::newRow("a progress bar shows its last state")
        << QStringList{u"10%\r"_s, u"50%\r"_s, u"100%\n"_s} << QStringList{u"100%"_s};
    QTest::newRow("a progress bar that erases")
        << QStringList{u"10%"_s, u"\r\x1b[K50%"_s, u"\r\x1b["_s, u"Kdone\n"_s}
        << QStringList{u"done"_s};
    QTest::newRow("a colour cut in two pieces")
        << QStringList{u"\x1b[3"_s, u"2mgreen\x1b[0m\n"_s} << QStringList{u"green"_s};
    QTest::newRow("nothing") << QStringList{QString()} << QStringList();
}

void TestLogIndex::piecesBecomeLines()
{
    QFETCH(const QStringList, pieces);
    QFETCH(const QStringList, shown);

    for (const QString &piece : pieces)
        add(piece);

    QCOMPARE(lines(), shown);
}

void TestLogIndex::sourcesDoNotMixTheirLines()
{
    add(u"one "_s, u"a"_s);
    add(u"two\n"_s, u"b"_s);
    add(u"bad\n"_s, u"a"_s, LogStream::ErrorOutput);
    add(u"more\n"_s, u"a"_s);

    QCOMPARE(lines(), QStringList({u"one more"_s, u"two"_s, u"bad"_s}));
    QCOMPARE(m_index.step(1).text(), u"b"_s);
    QCOMPARE(m_index.stream(2), LogStream::ErrorOutput);
    QCOMPARE(m_index.sourceCount(), 3);
    QCOMPARE(m_index.lastPosition(), 12);
}

void TestLogIndex::linesThatGoOnAreTold()
{
    QCOMPARE(add(u"one\ntwo"_s), QList<int>());
    QVERIFY(m_index.isOpen(1));
    QVERIFY(!m_index.isOpen(0));

    QCOMPARE(add(u"other"_s, u"b"_s), QList<int>());
    QCOMPARE(add(u" more\nthree\n"_s), QList<int>{1});

    QVERIFY(!m_index.isOpen(1));
    QCOMPARE(m_index.count(), 4);
}

void TestLogIndex::progressIsReadFromItsLastState()
{
    for (int i = 0; i < 1000; ++i)
        add(u"\r%1 of 1000"_s.arg(i + 1));

    QList<LogPart> parts;
    m_index.appendParts(0, 0, parts);

    QCOMPARE(m_index.count(), 1);
    QCOMPARE(parts.size(), 1);
    QCOMPARE(parts.first().position, m_position);
    QCOMPARE(lines(), QStringList{u"1000 of 1000"_s});
}

void TestLogIndex::aStyleGoesOnInTheNextLine()
{
    add(u"\x1b[31mone\ntw"_s);
    add(u"o\x1b[0m\nthree\n"_s);
    add(u"other\n"_s, u"b"_s);

    AnsiStyle red;
    red.foreground = {AnsiColor::Kind::Indexed, 1};
    QCOMPARE(m_index.style(0), AnsiStyle());
    QCOMPARE(m_index.style(1), red);
    QCOMPARE(m_index.style(2), AnsiStyle());
    QCOMPARE(m_index.style(3), AnsiStyle());
}

void TestLogIndex::onlyTheBeginningOfALongLineIsAskedFor()
{
    for (int i = 0; i < 100; ++i)
        add(QString(1000, u'x'));

    QList<LogPart> parts;
    m_index.appendParts(0, 7, parts, 2500);

    QCOMPARE(parts.size(), 3);
    QCOMPARE(parts.first().line, 7);
}

void TestLogIndex::howeverTextIsCutTheLinesAreTheSame()
{
    QRandomGenerator random(4711);
    const QStringList words{u"text"_s,          u"\n"_s,      u"\r"_s,     u"\r\n"_s,
                            u"\x1b[31m"_s,      u"\x1b[0m"_s, u"\x1b[K"_s, u"\x1b[2K"_s,
                            u"\x1b]8;;x\x07"_s, u"12%"_s,     u" "_s};
    for (int round = 0; round < 200; ++round) {
        QString text;
        for (int i = 0; i < 40; ++i)
            text += words.at(random.bounded(words.size()));
        QStringList expected;
        for (const QStringView line : QStringView(text).split(u'\n'))
            expected.append(plainAnsi(line));
        if (text.endsWith(u'\n'))
            expected.removeLast();

        init();
        for (qsizetype at = 0; at < text.size();) {
            const qsizetype length = std::min<qsizetype>(1 + random.bounded(9), text.size() - at);
            add(text.sliced(at, length));
            at += length;
        }

        QVERIFY2(lines() == expected, qPrintable(text.toHtmlEscaped()));
    }
}

QTEST_GUILESS_MAIN(TestLogIndex)
#include "tst_logindex.moc"
