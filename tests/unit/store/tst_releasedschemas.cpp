// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/codemap/indexservice.h>
#include <agentops/review/reviewservice.h>
#include <agentops/store/errors.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/migrationcheck.h>
#include <agentops/workflow/draftstore.h>
#include <agentops/workflow/journal.h>

#include <QtCore/QCryptographicHash>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::store;
using namespace agentops::testsupport;
using namespace Qt::StringLiterals;

/// Every database of the product, in every version that has ever been released: `released/<kind>`
/// holds rows as a program of that version wrote them.
class TestReleasedSchemas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void releasedScriptsNeverChange_data() { addKinds(); }
    void releasedScriptsNeverChange();
    void everyVersionMigratesWithItsRows_data() { addKinds(); }
    void everyVersionMigratesWithItsRows();

private:
    static void addKinds();
};

/// What the rows of a table come to after migration.
struct Rows
{
    QByteArray table;
    int count = 0;
    int sinceVersion = 1;
};

struct Kind
{
    Schema schema;
    /// SHA-256 of each script. A new version adds a line; a line that stands here stays.
    QByteArrayList scripts;
    QList<Rows> rows;
};

void TestReleasedSchemas::addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"journal", "drafts", "reviews", "index"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

static Kind kindNamed(const QString &name)
{
    if (name == u"journal"_s)
        return {workflow::journalSchema(),
                {"e4b9e2fa53e387af85363d6f532d1c5109a541dc89553a199c1bfd8532b087de",
                 "1400852fd88fd11107b3481882dce92edc4a853b1ec04cea12098ad1f8f3bfc3",
                 "c833af4c834ae9b4752cb0ede88995671df1c97f7327f3d48920b7461afd3261"},
                {{"documents", 1},
                 {"runs", 2},
                 {"events", 2},
                 {"logs", 1},
                 {"processes", 1},
                 {"requests", 1},
                 {"called_documents", 1, 2},
                 {"turns", 2, 2},
                 {"artefacts", 1, 3},
                 {"reusable", 1, 3},
                 {"effects", 2, 3},
                 {"armed_workflows", 1, 3},
                 {"armed_calls", 1, 3},
                 {"triggers", 1, 3},
                 {"trigger_settings", 1, 3}}};
    if (name == u"drafts"_s)
        return {workflow::draftSchema(),
                {"cbaec6282c05522bc0aeb56bcef1805b219e351974961ab07a794508692284f7",
                 "3c8f8517e3c1ace74a88952d4867b441245bad3409bac50051e1c2c5ecfb5d82"},
                {{"draft", 2}, {"edit", 2, 2}, {"edit_place", 2, 2}, {"edit_point", 1, 2}}};
    if (name == u"reviews"_s)
        return {
            review::ReviewService::schema(),
            {"1cc2e4acdbd5a39eef25a8b1c794d979b253a931e48840da502e9c9c4b5d407a",
             "3c969ea0ce8034ca401267abdbc39ecbe396f4600066d71990803dea8ea57cc4"},
            {{"sessions", 2}, {"threads", 1}, {"comments", 2}, {"viewed", 1}, {"origins", 1, 2}}};
    return {codemap::indexSchema(),
            {"f421e050e5ad7a9d5630374c81306e9651b2bb402ab5dd43608328a012057727"},
            {{"facts", 1}}};
}

void TestReleasedSchemas::releasedScriptsNeverChange()
{
    QFETCH(const QString, kind);
    const Kind released = kindNamed(kind);
    QByteArrayList scripts;
    for (const QByteArray &script : released.schema.migrations)
        scripts.append(QCryptographicHash::hash(script, QCryptographicHash::Sha256).toHex());

    QCOMPARE(scripts, released.scripts);
}

void TestReleasedSchemas::everyVersionMigratesWithItsRows()
{
    QFETCH(const QString, kind);
    const Kind released = kindNamed(kind);
    const auto verify = [&released](Connection &connection, int version) -> Result<> {
        for (const Rows &rows : released.rows) {
            if (version < rows.sinceVersion)
                continue;
            AO_TRY(const auto count,
                   connection.queryOne("SELECT count(*) FROM " + rows.table,
                                       [](const Row &row) { return row.integer(0); }));
            if (count != rows.count)
                return fail(agentops::errors::kInternal,
                            u"%1 of version %2 has %3 rows"_s.arg(QString::fromLatin1(rows.table))
                                .arg(version)
                                .arg(count.value_or(-1)));
        }
        return {};
    };

    AO_VERIFY_OK(checkMigrations(released.schema, QFINDTESTDATA("released") + u'/' + kind, verify));
}

QTEST_GUILESS_MAIN(TestReleasedSchemas)
#include "tst_releasedschemas.moc"
