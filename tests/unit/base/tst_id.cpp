// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/base/id.h>

#include <QtTest/QTest>

using namespace agentops;
using namespace Qt::StringLiterals;

struct ThingTag;
using ThingId = Id<ThingTag>;

class TestId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsMadeLaterSortLater();
    void parsesItsOwnTextAndNothingElse();
};

void TestId::idsMadeLaterSortLater()
{
    QString last;
    for (int i = 0; i < 20000; ++i) {
        const QString next = ThingId::create().toString();
        QVERIFY2(last < next, qPrintable(last + u' ' + next));
        QCOMPARE(next[14], u'7');
        last = next;
    }
}

void TestId::parsesItsOwnTextAndNothingElse()
{
    const ThingId id = ThingId::create();

    QCOMPARE(ThingId::parse(id.toString()), id);
    QVERIFY(!ThingId::parse(u"not an id"));
    QVERIFY(!ThingId::parse(u""));
}

QTEST_GUILESS_MAIN(TestId)
#include "tst_id.moc"
