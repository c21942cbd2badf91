// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerfixture.h"

#include <agentops/triggers/triggerkinds.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::triggers;
using namespace agentops::workflow;

/// When files are quiet, and who has changed them.
class tst_Files : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesOutsideOfItsPatternsDoNotDelayIt();
    void eachTriggerHasAQuietTimeOfItsOwn();
    void whatChangesWithinTheQuietTimeIsToldOnce();
    void aRunThatChangesItsOwnFilesIsStopped();

private:
    static Document onFiles(const QString &pattern, int quietMs, const QString &name = u"Test"_s)
    {
        return TriggerFixture::document(
            kFilesKind, {{u"paths"_s, QJsonArray{pattern}}, {u"quietMs"_s, quietMs}}, name);
    }
};

void tst_Files::filesOutsideOfItsPatternsDoNotDelayIt()
{
    TriggerFixture fixture;
    fixture.arm(onFiles(u"src/**"_s, 500));
    fixture.pass(1min);

    fixture.repo().write(u"src/a.cpp"_s, "int changed;\n");
    for (int i = 0; i < 4; ++i) {
        fixture.repo().write(u"busy.log"_s, QByteArray::number(i));
        fixture.pass(1min);
    }

    QCOMPARE(fixture.payloads().size(), 1);
}

void tst_Files::eachTriggerHasAQuietTimeOfItsOwn()
{
    TriggerFixture fixture;
    fixture.arm(onFiles(u"src/**"_s, 1000, u"Soon"_s));
    fixture.arm(onFiles(u"**"_s, 300'000, u"Late"_s));
    fixture.pass(1min);

    fixture.repo().write(u"src/a.cpp"_s, "int changed;\n");
    fixture.pass(3min);
    QCOMPARE(fixture.payloads().size(), 1);
    fixture.pass(4min);

    QCOMPARE(fixture.payloads().size(), 2);
}

void tst_Files::whatChangesWithinTheQuietTimeIsToldOnce()
{
    TriggerFixture fixture;
    fixture.arm(onFiles(u"src/**"_s, 120'000));
    fixture.pass(1min);

    for (int i = 0; i < 4; ++i) {
        fixture.repo().write(u"src/a.cpp"_s, QByteArray::number(i));
        fixture.pass(1min);
    }
    QCOMPARE(fixture.payloads().size(), 0);
    fixture.pass(4min);

    QCOMPARE(fixture.payloads().size(), 1);
}

void tst_Files::aRunThatChangesItsOwnFilesIsStopped()
{
    TriggerFixture fixture;
    fixture.arm(onFiles(u"src/**"_s, 0));
    fixture.pass(1min);
    fixture.act = [&fixture](const RunId &run) {
        fixture.repo().write(u"src/a.cpp"_s, run.toString().toUtf8());
    };

    fixture.repo().write(u"src/a.cpp"_s, "by a person\n");
    fixture.pass(40min);

    QCOMPARE(fixture.payloads().size(), 10);
    const QString error = await(fixture.service().list({}))->first().error;
    QVERIFY2(error.contains("10 runs"_L1), qPrintable(error));
    fixture.act = {};
    fixture.repo().write(u"src/a.cpp"_s, "by a person again\n");
    fixture.pass(2min);
    QCOMPARE(fixture.payloads().size(), 11);
    QCOMPARE(await(fixture.service().list({}))->first().error, QString());
}

QTEST_GUILESS_MAIN(tst_Files)
#include "tst_files.moc"
