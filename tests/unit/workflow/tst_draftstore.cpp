// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/workflow/draftstore.h>

#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;

class tst_DraftStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftThatCannotBeReadDoesNotHideTheOthers()
    {
        const QTemporaryDir directory;
        const auto database = store::Database::open(directory.filePath(u"documents.db"_s),
                                                    draftSchema(), store::Durability::PowerLoss);
        AO_VERIFY_OK(database);
        FakeClock clock;
        DraftStore drafts(**database, clock);
        const Document good = Document::create(u"Good"_s);
        const Document bad = Document::create(u"Bad"_s);
        AO_VERIFY_OK(await(drafts.save({.document = good, .file = u"good.json"_s}, {}, {})));
        AO_VERIFY_OK(await(drafts.save({.document = bad, .file = u"bad.json"_s}, {}, {})));
        AO_VERIFY_OK((*database)->writeBlocking([&bad](store::Connection &connection) {
            return connection.run("UPDATE draft SET document = replace(document, '\"version\": 1', "
                                  "'\"version\": 99') WHERE workflow = ?1",
                                  bad.properties.id);
        }));

        const auto readable = await(drafts.list({}));
        const auto unreadable = await(drafts.listUnreadable({}));

        AO_VERIFY_OK(readable);
        AO_VERIFY_OK(unreadable);
        QCOMPARE(readable->size(), 1);
        QCOMPARE(readable->first().document, good);
        QCOMPARE(unreadable->size(), 1);
        QCOMPARE(unreadable->first().workflow, bad.properties.id);
        QCOMPARE(unreadable->first().file, u"bad.json"_s);
        QCOMPARE(unreadable->first().error.code().text(), "workflow.newer_format");
    }
};

QTEST_GUILESS_MAIN(tst_DraftStore)
#include "tst_draftstore.moc"
