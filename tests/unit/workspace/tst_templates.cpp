// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/testsupport/await.h>
#include <agentops/testsupport/temprepo.h>
#include <agentops/workflow/documentcodec.h>
#include <agentops/workspace/templates.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workspace;
using namespace Qt::StringLiterals;

/// Templates in a folder, and in a repository that is fetched.
class TestTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_repo = std::make_unique<TempRepo>();
        m_cache = std::make_unique<QTemporaryDir>();
        m_repo->write(u"ship.agentops.json"_s, named(u"Ship"_s));
        m_repo->write(u".agentops/workflows/check.agentops.json"_s, named(u"Check"_s));
        m_repo->write(u"deep/broken.agentops.json"_s, "{");
        m_repo->write(u"package.json"_s, "{}");
        m_repo->commit();
    }

    void aFolderIsReadWithWhatIsBelowIt();
    void aFolderThatIsNotThereSaysSo();
    void aRepositoryIsFetchedOnceAndAnewWhenAsked();
    void whatCannotBeFetchedLeavesWhatWasThere();
    void anAddressIsNeverAnOption();
    void whatIsStoppedLeavesNothing();

private:
    static QByteArray named(const QString &name)
    {
        return workflow::writeDocument(workflow::Document::create(name));
    }
    static QStringList namesIn(const TemplateFolder &folder)
    {
        QStringList names;
        for (const workflow::Document &document : folder.templates)
            names.append(document.properties.name);
        return names;
    }
    QString address() const { return u"file://"_s + m_repo->path(); }
    Result<QString> fetch(const QString &address, bool refresh, const CancelToken &token = {})
    {
        return await(fetchTemplates(address, m_cache->path(), refresh, m_pool, token));
    }

    WorkerPool m_pool{u"files"_s, 1};
    std::unique_ptr<TempRepo> m_repo;
    std::unique_ptr<QTemporaryDir> m_cache;
};

void TestTemplates::aFolderIsReadWithWhatIsBelowIt()
{
    const Result<TemplateFolder> found = readTemplatesBlocking(m_repo->path(), {});
    QVERIFY(found.has_value());
    QCOMPARE(namesIn(*found), (QStringList{u"Check"_s, u"Ship"_s}));
    QCOMPARE(found->unreadable, QStringList{u"deep/broken.agentops.json"_s});
}

void TestTemplates::aFolderThatIsNotThereSaysSo()
{
    const Result<TemplateFolder> found = readTemplatesBlocking(m_repo->filePath(u"none"_s), {});
    QVERIFY(!found);
    QCOMPARE(found.error().code(), errors::kNotFound);
}

void TestTemplates::aRepositoryIsFetchedOnceAndAnewWhenAsked()
{
    const Result<QString> first = fetch(address(), false);
    QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().message()));
    QCOMPARE(namesIn(*readTemplatesBlocking(*first, {})), (QStringList{u"Check"_s, u"Ship"_s}));

    m_repo->write(u"watch.agentops.json"_s, named(u"Watch"_s));
    m_repo->commit();
    const Result<QString> kept = fetch(address(), false);
    QVERIFY(kept.has_value());
    QCOMPARE(*kept, *first);
    QCOMPARE(readTemplatesBlocking(*kept, {})->templates.size(), 2);
    const Result<QString> anew = fetch(address(), true);
    QVERIFY(anew.has_value());
    QCOMPARE(namesIn(*readTemplatesBlocking(*anew, {})),
             (QStringList{u"Check"_s, u"Ship"_s, u"Watch"_s}));
}

void TestTemplates::whatCannotBeFetchedLeavesWhatWasThere()
{
    const Result<QString> first = fetch(address(), false);
    QVERIFY(first.has_value());
    const QString there = address();
    m_repo.reset();

    const Result<QString> gone = fetch(there, true);

    QVERIFY(!gone);
    QCOMPARE(gone.error().code(), errors::kIo);
    QVERIFY2(gone.error().message().contains(there), qPrintable(gone.error().message()));
    QCOMPARE(readTemplatesBlocking(*first, {})->templates.size(), 2);
    QCOMPARE(QDir(m_cache->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
}

void TestTemplates::anAddressIsNeverAnOption()
{
    for (const QString &address : {QString(), u"--upload-pack=touch /tmp/x"_s}) {
        const Result<QString> refused = fetch(address, false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), errors::kInvalidArgument);
    }
    const Result<QString> open = fetch(u"https://me:secret@host.invalid/a.git"_s, false);
    QVERIFY(!open);
    QVERIFY2(!open.error().message().contains(u"secret"_s), qPrintable(open.error().message()));
    // Nor a program.
    const QString trace = m_cache->filePath(u"trace"_s);
    QVERIFY(!fetch(u"ext::sh -c touch% "_s + trace, false));
    QVERIFY(!QFileInfo::exists(trace));
}

void TestTemplates::whatIsStoppedLeavesNothing()
{
    CancelSource source;
    source.cancel();
    const Result<QString> stopped = fetch(address(), false, source.token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code(), errors::kCancelled);
    QVERIFY(QDir(m_cache->path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
