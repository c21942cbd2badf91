// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/models/fuzzymatch.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::ui::fuzzyMatch;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lettersAreFoundInOrder_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("candidate");
        QTest::addColumn<bool>("found");
        QTest::newRow("beginnings of words") << u"nw"_s << u"New window"_s << true;
        QTest::newRow("case does not matter") << u"DARK"_s << u"Dark colours"_s << true;
        QTest::newRow("accents do not matter") << u"reglages"_s << u"Réglages"_s << true;
        QTest::newRow("spaces do not matter") << u"code map"_s << u"Codemap"_s << true;
        QTest::newRow("nothing fits everything") << u""_s << u"Runs"_s << true;
        QTest::newRow("wrong order") << u"wn"_s << u"New"_s << false;
        QTest::newRow("a letter too many") << u"runss"_s << u"Runs"_s << false;
        QTest::newRow("an empty candidate") << u"a"_s << u""_s << false;
    }

    void lettersAreFoundInOrder()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, candidate);
        QFETCH(bool, found);

        QCOMPARE(fuzzyMatch(pattern, candidate).has_value(), found);
    }

    void positionsNameTheLettersThatWereTyped()
    {
        const auto match = fuzzyMatch(u"nw", u"New window");

        QVERIFY(match.has_value());
        QCOMPARE(match->positions, (QList<qsizetype>{0, 4}));
    }

    void theBetterCandidateScoresHigher_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("neighbours before strays") << u"run"_s << u"Runs"_s << u"Return home"_s;
        QTest::newRow("beginning before middle") << u"map"_s << u"Map"_s << u"Code map"_s;
        QTest::newRow("word starts before middles") << u"cm"_s << u"Code map"_s << u"Comment"_s;
    }

    void theBetterCandidateScoresHigher()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, better);
        QFETCH(QString, worse);

        QVERIFY(fuzzyMatch(pattern, better)->score > fuzzyMatch(pattern, worse)->score);
    }
};

QTEST_APPLESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
