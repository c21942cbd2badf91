// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/closestword.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace Qt::StringLiterals;

class TestClosestWord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestWordIsFound_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the word itself") << u"command"_s << u"command"_s;
        QTest::newRow("a letter left out") << u"comand"_s << u"command"_s;
        QTest::newRow("two letters swapped") << u"itme"_s << u"item"_s;
        QTest::newRow("another case") << u"MAXPARALLEL"_s << u"maxparallel"_s;
        QTest::newRow("the nearer of two") << u"items"_s << u"items"_s;
        QTest::newRow("something else") << u"nonsense"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("as long as a file") << QString(1'000'000, u'x') << QString();
    }

    void theNearestWordIsFound()
    {
        QFETCH(const QString, word);

        QTEST(closestWord(word, {u"item"_s, u"items"_s, u"command"_s, u"maxparallel"_s}),
              "expected");
    }

    void aMessageEndsWithTheSuggestionOrWithNothing()
    {
        QCOMPARE(didYouMean(u"comand"_s, {u"command"_s}), u"; did you mean 'command'?"_s);
        QCOMPARE(didYouMean(u"other"_s, {u"command"_s}), QString());
    }
};

QTEST_GUILESS_MAIN(TestClosestWord)
#include "tst_closestword.moc"
