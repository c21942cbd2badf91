// SPDX-License-Identifier: GPL-3.0-or-later
#include "triggerfixture.h"

#include <agentops/triggers/errors.h>
#include <agentops/triggers/triggerkinds.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workflow/errors.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::triggers;
using namespace agentops::workflow;

/// What a person agrees to, and what becomes of it.
class tst_Arming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItCallsRunsAsItWasArmed();
    void whatCannotBeCalledCannotBeArmed();
    void aCopyDoesNotTakeThePlaceOfTheOther();
    void aFileThatWasMovedIsArmedAgain();
    void aFiringThatWasTakenOutlastsArmingAgain();

private:
    static Document hourly()
    {
        return TriggerFixture::document(kScheduleKind,
                                        {{u"cron"_s, u"0 * * * *"_s}, {u"timeZone"_s, u"UTC"_s}});
    }
    static Document calling(const QString &name)
    {
        Document document = hourly();
        document.nodes[1].kind = u"call"_s;
        document.nodes[1].parameters = {{u"workflow"_s, name}};
        return document;
    }
    static Document called(const QString &step)
    {
        Document document = Document::create(u"Called"_s);
        document.nodes.append({.id = NodeId(step), .kind = u"step"_s});
        return document;
    }
    /// Texts of the workflows that runs have called.
    static QByteArrayList calledTexts(TriggerFixture &fixture)
    {
        const auto texts = fixture.database().readBlocking([](store::Connection &db) {
            return db.query("SELECT d.text FROM called_documents c "
                            "JOIN documents d ON d.hash = c.document ORDER BY c.run",
                            [](const store::Row &row) { return row.blob(0); });
        });
        return QByteArrayList(texts->begin(), texts->end());
    }
};

void tst_Arming::whatItCallsRunsAsItWasArmed()
{
    TriggerFixture fixture;
    const Document agreed = called(u"agreed"_s);
    fixture.callable.insert(u"other"_s, agreed);
    const Document document = calling(u"other"_s);
    fixture.repo().write(u"test.agentops.json"_s, writeDocument(document));
    fixture.arm(document);
    QVERIFY(!await(fixture.service().list({}))->first().isFileChanged);

    fixture.callable.insert(u"other"_s, called(u"swapped"_s));
    fixture.pass(60min);
    QCOMPARE(calledTexts(fixture), QByteArrayList{writeDocument(agreed)});
    QVERIFY(await(fixture.service().list({}))->first().isFileChanged);

    fixture.arm(document);
    fixture.pass(60min);
    QCOMPARE(calledTexts(fixture).size(), 2);
    QVERIFY(calledTexts(fixture).last().contains("swapped"));
}

void tst_Arming::whatCannotBeCalledCannotBeArmed()
{
    TriggerFixture fixture;

    const auto armed = await(fixture.service().arm(calling(u"missing"_s), u"test.agentops.json"_s,
                                                   Replaces::SameFile, {}));

    QVERIFY(!armed);
    QCOMPARE(armed.error().code(), workflow::errors::kNotLoaded);
}

void tst_Arming::aCopyDoesNotTakeThePlaceOfTheOther()
{
    TriggerFixture fixture;
    const Document document = hourly();
    fixture.repo().write(u"test.agentops.json"_s, writeDocument(document));
    fixture.arm(document);

    const auto refused =
        await(fixture.service().arm(document, u"copy.agentops.json"_s, Replaces::SameFile, {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), triggers::errors::kArmedElsewhere);
    QCOMPARE(refused.error().contextValue(u"file"), u"test.agentops.json"_s);
    QCOMPARE(await(fixture.service().list({}))->first().file, u"test.agentops.json"_s);

    AO_VERIFY_OK(
        await(fixture.service().arm(document, u"copy.agentops.json"_s, Replaces::AnyFile, {})));
    QCOMPARE(await(fixture.service().list({}))->first().file, u"copy.agentops.json"_s);
}

void tst_Arming::aFileThatWasMovedIsArmedAgain()
{
    TriggerFixture fixture;
    const Document document = hourly();
    fixture.arm(document); // there has never been such a file

    AO_VERIFY_OK(
        await(fixture.service().arm(document, u"moved.agentops.json"_s, Replaces::SameFile, {})));

    QCOMPARE(await(fixture.service().list({}))->size(), 1);
}

void tst_Arming::aFiringThatWasTakenOutlastsArmingAgain()
{
    TriggerFixture fixture;
    Document document = hourly();
    fixture.arm(document);
    fixture.pass(60min);
    const RunId before = await(fixture.service().list({}))->first().lastRun;
    // As it is while its run cannot be started.
    AO_VERIFY_OK(fixture.database().writeBlocking([](store::Connection &db) {
        return db.run("UPDATE triggers SET pending = ?1, revision = revision + 1",
                      u"{\"key\":\"at:x\",\"payload\":{\"dueAt\":\"taken\"}}"_s);
    }));

    document.nodes[0].parameters.insert(u"cron"_s, u"30 * * * *"_s);
    fixture.arm(document);

    QCOMPARE(fixture.payloads().size(), 2);
    QCOMPARE(fixture.said(u"dueAt"_s).last(), u"taken"_s);
    const RunId after = await(fixture.service().list({}))->first().lastRun;
    QVERIFY(!after.isNull() && after != before);
    fixture.arm(document);
    QCOMPARE(await(fixture.service().list({}))->first().lastRun, after);
}

QTEST_GUILESS_MAIN(tst_Arming)
#include "tst_arming.moc"
