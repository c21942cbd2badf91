// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/store/database.h>
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/fakeclock.h>
#include <agentops/versions/versionstore.h>

#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::versions;

class tst_VersionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = store::Database::open(m_folder->filePath(u"versions.db"_s), versionSchema(),
                                            store::Durability::PowerLoss);
        AO_VERIFY_OK(opened);
        m_database = std::move(*opened);
    }

    void cleanup() { m_database.reset(); }

    void versionsAreNumberedAndKeepWhoWhenAndWhy()
    {
        VersionStore versions(*m_database, m_clock);

        const auto first = await(versions.record(
            {.file = m_file, .text = "one", .author = u"Ada <a@x>"_s, .reason = Reason::Imported},
            {}));
        const auto second = await(versions.record(
            {.file = m_file, .text = "two", .author = u"Bo <b@x>"_s, .message = u"better"_s}, {}));
        const auto listed = await(versions.list(m_file, {}));

        AO_VERIFY_OK(first);
        AO_VERIFY_OK(second);
        AO_VERIFY_OK(listed);
        QCOMPARE(*first, 1);
        QCOMPARE(*second, 2);
        QCOMPARE(listed->size(), 2);
        QCOMPARE(listed->at(0).author, u"Bo <b@x>"_s);
        QCOMPARE(listed->at(0).message, u"better"_s);
        QCOMPARE(listed->at(0).at, m_clock.now());
        QCOMPARE(listed->at(1).reason, Reason::Imported);
        QCOMPARE(listed->at(1).sizeBytes, 3);
        QCOMPARE(*await(versions.read(m_file, 1, {})), "one");
        QCOMPARE(*await(versions.read(m_file, 2, {})), "two");
    }

    void theSameTextAsTheNewestIsNoNewVersion()
    {
        VersionStore versions(*m_database, m_clock);

        QCOMPARE(*await(save(versions, "one")), 1);
        QCOMPARE(*await(save(versions, "one")), 1);
        QCOMPARE(*await(save(versions, "two")), 2);
        QCOMPARE(*await(save(versions, "one")), 3);
        QCOMPARE(contentCount(), 2);
    }

    void filesHaveHistoriesOfTheirOwn()
    {
        VersionStore versions(*m_database, m_clock);

        (void)await(save(versions, "one"));
        const auto other = await(versions.record({.file = u"other"_s, .text = "one"}, {}));

        QCOMPARE(*other, 1);
        QCOMPARE(contentCount(), 1);
    }

    void oldVersionsAreThinnedOutByDay()
    {
        VersionStore versions(*m_database, m_clock, {.newest = 3, .most = 5});

        // Four a day, for six days.
        for (int i = 0; i < 24; ++i) {
            (void)await(save(versions, QByteArray::number(i)));
            m_clock.advance(std::chrono::hours(6));
        }

        const auto left = await(versions.list(m_file, {}));
        AO_VERIFY_OK(left);
        QList<int> numbers;
        for (const Version &version : *left)
            numbers.append(version.number);
        QCOMPARE(numbers.size(), 5);
        QCOMPARE(numbers.first(3), (QList{24, 23, 22}));
        QVERIFY(numbers.at(3) < 22 && numbers.at(4) < numbers.at(3) - 2);
        QCOMPARE(contentCount(), 5);
    }

    void textsTakeNoMoreRoomThanAllowed()
    {
        VersionStore versions(*m_database, m_clock, {.newest = 100, .most = 100, .maxBytes = 100});

        for (int i = 0; i < 10; ++i)
            (void)await(save(versions, QByteArray("0123456789abcdef").append(char('a' + i))));
        const auto small = await(versions.list(m_file, {}));
        (void)await(save(versions, QByteArray(5000, 'x') + "yz"));
        QByteArray noise;
        for (int i = 0; i < 5000; ++i)
            noise.append(char((i * 7919 + i * i) % 251));
        (void)await(save(versions, noise));
        const auto large = await(versions.list(m_file, {}));

        QVERIFY(small->size() > 2 && small->size() < 10);
        QCOMPARE(small->first().number, 10);
        QCOMPARE(large->size(), 1);
        QCOMPARE(*await(versions.read(m_file, 12, {})), noise);
    }

    void allFilesTogetherTakeNoMoreRoomThanAllowed()
    {
        VersionStore versions(*m_database, m_clock, {.maxTotalBytes = 150});

        for (int i = 0; i < 10; ++i) {
            for (const QString &file : {m_file, u"other"_s}) {
                (void)await(versions.record(
                    {.file = file, .text = file.toUtf8().append(char('a' + i))}, {}));
                m_clock.advance(std::chrono::minutes(1));
            }
        }
        const auto one = await(versions.list(m_file, {}));
        const auto other = await(versions.list(u"other"_s, {}));

        AO_VERIFY_OK(one);
        AO_VERIFY_OK(other);
        QVERIFY(one->size() + other->size() < 10);
        QCOMPARE(one->first().number, 10);
        QCOMPARE(other->first().number, 10);
        QVERIFY(std::abs(one->size() - other->size()) <= 1);
    }

    void aVersionThatIsNotThereIsAnError()
    {
        VersionStore versions(*m_database, m_clock);

        const auto read = await(versions.read(m_file, 7, {}));

        QCOMPARE(read.error().code().text(), "versions.unknown_version");
    }

    void namesOfVersionsAreFileAndNumber()
    {
        QCOMPARE(VersionName::parse(u"a@b/c.json@12"_s)->file, u"a@b/c.json"_s);
        QCOMPARE(VersionName::parse(u"a@b/c.json@12"_s)->number, 12);
        QVERIFY(!VersionName::parse(u"a.json"_s));
        QVERIFY(!VersionName::parse(u"a@0"_s));
        QVERIFY(!VersionName::parse(u"@3"_s));
    }

private:
    Task<Result<int>> save(VersionStore &versions, const QByteArray &text)
    {
        return versions.record({.file = m_file, .text = text}, {});
    }

    qint64 contentCount()
    {
        return *m_database->readBlocking([](store::Connection &db) -> Result<qint64> {
            AO_TRY(const auto count,
                   db.queryOne("SELECT COUNT(*) FROM content",
                               [](const store::Row &row) { return row.int64(0); }));
            return count.value_or(-1);
        });
    }

    const QString m_file = u"flows/ci.agentops.json"_s;
    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Database> m_database;
};

QTEST_GUILESS_MAIN(tst_VersionStore)
#include "tst_versionstore.moc"
