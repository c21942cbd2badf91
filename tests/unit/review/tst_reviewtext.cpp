// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/text.h>

#include <QtTest/QTest>

using namespace agentops::review;
using namespace Qt::StringLiterals;

class TestReviewText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsIntoLines_data();
    void splitsIntoLines();
    void readsOtherEncodingsAsLatin1();
};

void TestReviewText::splitsIntoLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<bool>("lacksFinalNewline");
    QTest::newRow("nothing") << QByteArray() << QStringList() << false;
    QTest::newRow("one line") << QByteArray("a\n") << QStringList{u"a"_s} << false;
    QTest::newRow("no newline at the end")
        << QByteArray("a\nb") << QStringList{u"a"_s, u"b"_s} << true;
    QTest::newRow("empty lines") << QByteArray("\n\na\n") << QStringList{u""_s, u""_s, u"a"_s}
                                 << false;
    QTest::newRow("Windows line endings")
        << QByteArray("a\r\nb\r\n") << QStringList{u"a"_s, u"b"_s} << false;
    QTest::newRow("a lone return ends no line")
        << QByteArray("a\rb\n") << QStringList{u"a\rb"_s} << false;
    QTest::newRow("beyond ASCII") << QByteArray("été\n日本\n") << QStringList{u"été"_s, u"日本"_s}
                                  << false;
}

void TestReviewText::splitsIntoLines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, lines);
    QFETCH(bool, lacksFinalNewline);

    const TextLines text(bytes);

    QStringList found;
    for (int i = 0; i < text.count(); ++i)
        found.append(text.line(i).toString());
    QCOMPARE(found, lines);
    QCOMPARE(text.lacksFinalNewline(), lacksFinalNewline);
    QVERIFY(!text.isLatin1());
}

void TestReviewText::readsOtherEncodingsAsLatin1()
{
    const TextLines text(QByteArray("caf\xe9\n"));

    QVERIFY(text.isLatin1());
    QCOMPARE(text.line(0), u"café");
}

QTEST_GUILESS_MAIN(TestReviewText)
#include "tst_reviewtext.moc"
