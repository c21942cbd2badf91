// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/review/worddiff.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace agentops::review;
using namespace Qt::StringLiterals;

class TestWordDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksTheWordsThatChanged_data();
    void marksTheWordsThatChanged();
    void whatIsLeftIsTheSameOnBothSides();
    void swappingTheLinesSwapsTheSpans();
    void longLinesKeepWhatTheyShare();
    void likenessIgnoresBlanksAndOrder();
};

static QStringList pick(const QString &line, const std::vector<Span> &spans)
{
    QStringList words;
    for (const Span &span : spans)
        words.append(line.mid(span.start, span.length));
    return words;
}

static QString without(const QString &line, const std::vector<Span> &spans)
{
    QString left = line;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span)
        left.remove(span->start, span->length);
    return left;
}

void TestWordDiff::marksTheWordsThatChanged_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QStringList>("oldWords");
    QTest::addColumn<QStringList>("newWords");
    QTest::newRow("equal lines") << u"a = b;"_s << u"a = b;"_s << QStringList() << QStringList();
    QTest::newRow("one value") << u"const LIMIT = 60;"_s << u"const LIMIT = 90;"_s
                               << QStringList{u"60"_s} << QStringList{u"90"_s};
    QTest::newRow("an operator") << u"if ($a > $limit) {"_s << u"if ($a >= $limit) {"_s
                                 << QStringList() << QStringList{u"="_s};
    QTest::newRow("only added words") << u"call(first)"_s << u"call(first, second)"_s
                                      << QStringList() << QStringList{u", second"_s};
    QTest::newRow("blanks between changed words belong to the change")
        << u"return new fast value of things;"_s << u"return old slow value of things;"_s
        << QStringList{u"new fast"_s} << QStringList{u"old slow"_s};
    QTest::newRow("indentation") << u"  done();"_s << u"      done();"_s << QStringList{u"  "_s}
                                 << QStringList{u"      "_s};
    QTest::newRow("lines with nothing in common are marked as a whole")
        << u"    abort(429);"_s << u"    throw new Exception"_s << QStringList{u"abort(429);"_s}
        << QStringList{u"throw new Exception"_s};
    QTest::newRow("beyond ASCII") << u"name = été;"_s << u"name = 日本;"_s << QStringList{u"été"_s}
                                  << QStringList{u"日本"_s};
}

void TestWordDiff::marksTheWordsThatChanged()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QStringList, oldWords);
    QFETCH(QStringList, newWords);

    const WordDiff diff = diffWords(before, after);

    QCOMPARE(pick(before, diff.oldSpans), oldWords);
    QCOMPARE(pick(after, diff.newSpans), newWords);
}

static QString randomLine(QRandomGenerator &random, int most)
{
    static const QStringList words{u"a"_s, u"b"_s,  u"name"_s, u" "_s, u"  "_s, u"("_s,   u")"_s,
                                   u";"_s, u"42"_s, u"="_s,    u"é"_s, u"\t"_s, u"two"_s, u"."_s};
    QString line;
    const int count = random.bounded(most);
    for (int i = 0; i < count; ++i)
        line += words.at(random.bounded(int(words.size())));
    return line;
}

void TestWordDiff::whatIsLeftIsTheSameOnBothSides()
{
    QRandomGenerator random(1);
    for (int i = 0; i < 2000; ++i) {
        const QString before = randomLine(random, 40);
        const QString after = randomLine(random, 40);
        const WordDiff diff = diffWords(before, after);
        QCOMPARE(without(before, diff.oldSpans), without(after, diff.newSpans));
    }
}

void TestWordDiff::swappingTheLinesSwapsTheSpans()
{
    QRandomGenerator random(2);
    for (int i = 0; i < 2000; ++i) {
        const QString before = randomLine(random, 30);
        const QString after = randomLine(random, 30);
        const WordDiff forth = diffWords(before, after);
        const WordDiff back = diffWords(after, before);
        QVERIFY(forth.oldSpans == back.newSpans);
        QVERIFY(forth.newSpans == back.oldSpans);
    }
}

void TestWordDiff::longLinesKeepWhatTheyShare()
{
    // 20,000 words, every tenth one changed: far beyond the limit of the exact comparison.
    QString before;
    QString after;
    for (int i = 0; i < 20'000; ++i) {
        before += u"w%1,"_s.arg(i);
        after += i % 10 == 0 ? u"x%1,"_s.arg(i) : u"w%1,"_s.arg(i);
    }

    const WordDiff diff = diffWords(before, after);

    QCOMPARE(without(before, diff.oldSpans), without(after, diff.newSpans));
    QVERIFY(diff.oldSpans.size() > 1900);
    QVERIFY(without(before, diff.oldSpans).size() > before.size() / 2);
}

void TestWordDiff::likenessIgnoresBlanksAndOrder()
{
    QCOMPARE(similarity(u"a = b + c", u"a=c+b"), 1.0);
    QCOMPARE(similarity(u"alpha", u"beta"), 0.0);
    QVERIFY(similarity(u"int count = 1;", u"int count = 2;") > 0.8);
    QCOMPARE(similarity(u"", u"  "), 1.0);
}

QTEST_GUILESS_MAIN(TestWordDiff)
#include "tst_worddiff.moc"
