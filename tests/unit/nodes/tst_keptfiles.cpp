// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepfixture.h"

#include <agentops/base/error.h>
#include <agentops/nodes/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Steps that keep files for later steps and runs.
class TestKeptFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_steps = std::make_unique<StepFixture>(); }

    void artifactIsFetchedByAnotherStep();
    void artifactNameBelongsToOneStep();
    void artifactLeavesOutWhatAllFilesHaveInCommon_data();
    void artifactLeavesOutWhatAllFilesHaveInCommon();
    void artifactsAreFetchedByPattern();
    void artifactThatIsNotThere();

    void cacheComesBackByKey();
    void cacheTakesTheNewestByPrefix();
    void cacheMakesRoom();
    void cacheIsNotMixedUpBetweenPatterns();
    void withoutAFolderThereIsNothingToKeepIn();

private:
    static QByteArray code(const Result<StepOutput> &output)
    {
        return output ? QByteArray() : QByteArray(output.error().code().text().data());
    }
    Result<StepOutput> stepOf(const QString &node, const QString &kind,
                              const QJsonObject &parameters)
    {
        StepContext context = m_steps->context();
        context.step = NodeId(node);
        return runStep(m_steps->catalog, kind, context, parameters);
    }

    std::unique_ptr<StepFixture> m_steps;
};

void TestKeptFiles::artifactIsFetchedByAnotherStep()
{
    m_steps->repo.write(u"dist/app.js"_s, "app\n");
    m_steps->repo.write(u"dist/run"_s, "#!/bin/sh\n");
    QFile::setPermissions(m_steps->repo.filePath(u"dist/run"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto stored = stepOf(u"store"_s, u"artifact.store"_s,
                               {{u"name"_s, u"site"_s}, {u"paths"_s, QJsonArray{u"dist"_s}}});

    const auto fetched =
        stepOf(u"fetch"_s, u"artifact.fetch"_s, {{u"name"_s, u"site"_s}, {u"to"_s, u"here"_s}});

    AO_VERIFY_OK(stored);
    QCOMPARE(stored->values.value("files"_L1).toInt(), 2);
    AO_VERIFY_OK(fetched);
    QCOMPARE(m_steps->read(u"here/dist/app.js"_s), QByteArray("app\n"));
    QVERIFY(QFileInfo(m_steps->repo.filePath(u"here/dist/run"_s)).isExecutable());
}

void TestKeptFiles::artifactNameBelongsToOneStep()
{
    const QJsonObject parameters{{u"name"_s, u"x"_s}, {u"paths"_s, QJsonArray{u"a.txt"_s}}};
    QJsonObject overwriting = parameters;
    overwriting.insert(u"overwrite"_s, true);

    AO_VERIFY_OK(stepOf(u"one"_s, u"artifact.store"_s, parameters));
    AO_VERIFY_OK(stepOf(u"one"_s, u"artifact.store"_s, parameters));
    QCOMPARE(code(stepOf(u"two"_s, u"artifact.store"_s, parameters)),
             QByteArray("nodes.artifact_exists"));
    AO_VERIFY_OK(stepOf(u"two"_s, u"artifact.store"_s, overwriting));
}

void TestKeptFiles::artifactLeavesOutWhatAllFilesHaveInCommon_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QStringList>("kept");

    QTest::newRow("a folder") << QStringList{u"dist"_s} << QStringList{u"a.js"_s, u"sub/b.js"_s};
    QTest::newRow("a file") << QStringList{u"dist/sub/b.js"_s} << QStringList{u"b.js"_s};
    QTest::newRow("a pattern") << QStringList{u"dist/**/*.js"_s}
                               << QStringList{u"a.js"_s, u"sub/b.js"_s};
    QTest::newRow("two in one folder")
        << QStringList{u"dist/sub"_s, u"dist/a.js"_s} << QStringList{u"a.js"_s, u"sub/b.js"_s};
    QTest::newRow("two apart") << QStringList{u"dist/a.js"_s, u"other/c.js"_s}
                               << QStringList{u"dist/a.js"_s, u"other/c.js"_s};
    QTest::newRow("what is left out does not count")
        << QStringList{u"dist"_s, u"!other/**"_s} << QStringList{u"a.js"_s, u"sub/b.js"_s};
}

void TestKeptFiles::artifactLeavesOutWhatAllFilesHaveInCommon()
{
    QFETCH(const QStringList, paths);
    QFETCH(const QStringList, kept);
    for (const QString &file : {u"dist/a.js"_s, u"dist/sub/b.js"_s, u"other/c.js"_s})
        m_steps->repo.write(file, "x\n");

    AO_VERIFY_OK(m_steps->step(
        u"artifact.store"_s,
        {{u"paths"_s, QJsonArray::fromStringList(paths)}, {u"fromCommonFolder"_s, true}}));
    AO_VERIFY_OK(m_steps->step(u"artifact.fetch"_s, {{u"to"_s, u"got"_s}}));

    for (const QString &file : kept)
        QVERIFY2(QFile::exists(m_steps->repo.filePath(u"got/"_s + file)), qPrintable(file));
}

void TestKeptFiles::artifactsAreFetchedByPattern()
{
    m_steps->repo.write(u"a.txt"_s, "a\n");
    m_steps->repo.write(u"b.txt"_s, "b\n");
    const auto store = [this](const QString &name, const QString &path) {
        return m_steps->step(u"artifact.store"_s,
                             {{u"name"_s, name}, {u"paths"_s, QJsonArray{path}}});
    };
    AO_VERIFY_OK(store(u"x-1"_s, u"a.txt"_s));
    AO_VERIFY_OK(store(u"x-2"_s, u"b.txt"_s));
    AO_VERIFY_OK(store(u"y"_s, u"b.txt"_s));

    const auto apart =
        m_steps->step(u"artifact.fetch"_s, {{u"name"_s, u"x-*"_s}, {u"to"_s, u"apart"_s}});
    const auto together =
        m_steps->step(u"artifact.fetch"_s,
                      {{u"name"_s, u"*"_s}, {u"to"_s, u"together"_s}, {u"together"_s, true}});
    const auto none = m_steps->step(u"artifact.fetch"_s, {{u"name"_s, u"z*"_s}});

    AO_VERIFY_OK(apart);
    QCOMPARE(apart->values.value("files"_L1), QJsonValue(2));
    QVERIFY(QFile::exists(m_steps->repo.filePath(u"apart/x-1/a.txt"_s)));
    QVERIFY(QFile::exists(m_steps->repo.filePath(u"apart/x-2/b.txt"_s)));
    QVERIFY(!QFile::exists(m_steps->repo.filePath(u"apart/y"_s)));
    AO_VERIFY_OK(together);
    QVERIFY(QFile::exists(m_steps->repo.filePath(u"together/a.txt"_s)));
    AO_VERIFY_OK(none);
    QCOMPARE(none->values.value("files"_L1), QJsonValue(0));
}

void TestKeptFiles::artifactThatIsNotThere()
{
    AO_VERIFY_OK(m_steps->step(u"artifact.store"_s, {{u"paths"_s, QJsonArray{u"a.txt"_s}}}));
    m_steps->run = RunId::create();

    QCOMPARE(code(m_steps->step(u"artifact.fetch"_s, {})), QByteArray("nodes.no_artifact"));
    QCOMPARE(code(m_steps->step(u"artifact.store"_s, {{u"paths"_s, QJsonArray{u"*.zzz"_s}}})),
             QByteArray("nodes.no_files"));
}

void TestKeptFiles::cacheComesBackByKey()
{
    m_steps->repo.write(u"deps/x"_s, "x\n");
    const QJsonObject parameters{{u"key"_s, u"k1"_s}, {u"paths"_s, QJsonArray{u"deps"_s}}};

    const auto before = m_steps->step(u"cache.restore"_s, parameters);
    const auto saved = m_steps->step(u"cache.save"_s, parameters);
    m_steps->repo.write(u"deps/x"_s, "changed\n");
    const auto again = m_steps->step(u"cache.save"_s, parameters);
    m_steps->repo.remove(u"deps/x"_s);
    const auto after = m_steps->step(u"cache.restore"_s, parameters);

    AO_VERIFY_OK(before);
    QCOMPARE(before->values.value("hit"_L1).toBool(), false);
    AO_VERIFY_OK(saved);
    QCOMPARE(saved->values.value("saved"_L1).toBool(), true);
    AO_VERIFY_OK(again);
    QCOMPARE(again->values.value("saved"_L1).toBool(), false);
    AO_VERIFY_OK(after);
    QCOMPARE(after->values.value("hit"_L1).toBool(), true);
    QCOMPARE(m_steps->read(u"deps/x"_s), QByteArray("x\n"));
}

void TestKeptFiles::cacheTakesTheNewestByPrefix()
{
    const QJsonArray paths{u"deps"_s};
    for (const QString &key : {u"npm-1"_s, u"npm-2"_s, u"pip-1"_s}) {
        m_steps->repo.write(u"deps/x"_s, key.toUtf8());
        AO_VERIFY_OK(m_steps->step(u"cache.save"_s, {{u"key"_s, key}, {u"paths"_s, paths}}));
    }

    const auto output = m_steps->step(u"cache.restore"_s,
                                      {{u"key"_s, u"npm-3"_s},
                                       {u"restoreKeys"_s, QJsonArray{u"gem-"_s, u"npm-"_s}},
                                       {u"paths"_s, paths}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("hit"_L1).toBool(), false);
    QCOMPARE(output->values.value("key"_L1).toString(), u"npm-2"_s);
    QCOMPARE(m_steps->read(u"deps/x"_s), QByteArray("npm-2"));
}

void TestKeptFiles::cacheMakesRoom()
{
    m_steps = std::make_unique<StepFixture>(100'000);
    const QJsonArray paths{u"deps"_s};
    const auto noise = [](int seed) {
        QByteArray bytes;
        QByteArray block = QByteArray::number(seed);
        while (bytes.size() < 40'000) {
            block = QCryptographicHash::hash(block, QCryptographicHash::Sha256);
            bytes += block;
        }
        return bytes;
    };
    const auto restore = [&](const QString &key) {
        return m_steps->step(u"cache.restore"_s, {{u"key"_s, key}, {u"paths"_s, paths}})
            ->values.value("hit"_L1)
            .toBool();
    };
    for (int i = 1; i <= 2; ++i) {
        m_steps->repo.write(u"deps/x"_s, noise(i));
        AO_VERIFY_OK(
            m_steps->step(u"cache.save"_s, {{u"key"_s, QString::number(i)}, {u"paths"_s, paths}}));
    }
    QVERIFY(restore(u"1"_s)); // used last
    m_steps->repo.write(u"deps/x"_s, noise(3));
    AO_VERIFY_OK(m_steps->step(u"cache.save"_s, {{u"key"_s, u"3"_s}, {u"paths"_s, paths}}));

    QVERIFY(restore(u"1"_s));
    QVERIFY(!restore(u"2"_s));
    QVERIFY(restore(u"3"_s));

    m_steps->repo.write(u"deps/y"_s, noise(4) + noise(5) + noise(6));
    const auto tooLarge = m_steps->step(u"cache.save"_s, {{u"key"_s, u"4"_s}, {u"paths"_s, paths}});
    AO_VERIFY_OK(tooLarge);
    QCOMPARE(tooLarge->values.value("saved"_L1).toBool(), false);
    QVERIFY(restore(u"1"_s));
}

void TestKeptFiles::cacheIsNotMixedUpBetweenPatterns()
{
    m_steps->repo.write(u"deps/x"_s, "x\n");
    AO_VERIFY_OK(
        m_steps->step(u"cache.save"_s, {{u"key"_s, u"k"_s}, {u"paths"_s, QJsonArray{u"deps"_s}}}));

    const auto output = m_steps->step(u"cache.restore"_s,
                                      {{u"key"_s, u"k"_s},
                                       {u"restoreKeys"_s, QJsonArray{u"k"_s}},
                                       {u"paths"_s, QJsonArray{u"other"_s}}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("key"_L1).toString(), QString());
}

void TestKeptFiles::withoutAFolderThereIsNothingToKeepIn()
{
    NodeCatalog bare;
    nodes::registerBuiltinNodes(
        bare, {.clock = &m_steps->clock, .git = &m_steps->pool, .cpu = &m_steps->pool});
    const QJsonObject parameters{{u"key"_s, u"k"_s}, {u"paths"_s, QJsonArray{u"a.txt"_s}}};

    for (const QString &kind :
         {u"artifact.store"_s, u"artifact.fetch"_s, u"cache.save"_s, u"cache.restore"_s})
        QCOMPARE(code(runStep(bare, kind, m_steps->context(), parameters)),
                 QByteArray("nodes.not_available"));
}

QTEST_GUILESS_MAIN(TestKeptFiles)
#include "tst_keptfiles.moc"
