// SPDX-License-Identifier: GPL-3.0-or-later
#include "runfixture.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QMutex>

#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace agentops;
using namespace agentops::testing;
using namespace agentops::testsupport;
using namespace agentops::workflow;

namespace {

QMutex s_mutex;
QSet<ino_t> s_synced;

void note(int handle)
{
    struct stat status = {};
    if (fstat(handle, &status) != 0)
        return;
    const QMutexLocker lock(&s_mutex);
    s_synced.insert(status.st_ino);
}

bool isSynced(const QString &path)
{
    struct stat status = {};
    const QMutexLocker lock(&s_mutex);
    return stat(QFile::encodeName(path).constData(), &status) == 0
        && s_synced.contains(status.st_ino);
}

} // namespace

// Whatever this program syncs comes by here first.
extern "C" Q_DECL_EXPORT int fsync(int handle)
{
    note(handle);
    return int(syscall(SYS_fsync, handle));
}

extern "C" Q_DECL_EXPORT int fdatasync(int handle)
{
    note(handle);
    return int(syscall(SYS_fdatasync, handle));
}

/// Promise 3 on a loss of power: a file is on the disk before the journal names it.
class tst_FileSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsOnTheDiskBeforeTheJournalNamesIt()
    {
        RunFixture fixture;
        fixture.scripts[u"a"_s] = [](StepContext context, CancelToken) -> Task<Result<StepOutput>> {
            const auto services = context.services;
            AO_CO_CHECK(co_await services->writeArtefact(u"file"_s, u"text/plain"_s, "content"_ba));
            co_return output(u"out"_s, 1);
        };
        QStringList unsynced;
        connect(&fixture.service(), &RunService::eventRecorded, this,
                [&unsynced](const RunEvent &event) {
                    for (const QJsonValue &file : event.data.value("artefacts"_L1).toArray()) {
                        QString path = file["path"_L1].toString();
                        // The file, its folder, and the folder that this one is new in.
                        for (int i = 0; i < 3; ++i, path = QFileInfo(path).path()) {
                            if (!isSynced(path))
                                unsynced.append(path);
                        }
                    }
                });

        const RunStatus status = fixture.settled(fixture.start(RunFixture::document(u"a"_s)));

        QCOMPARE(status.findStep(NodeId(u"a"_s))->artefacts.size(), 1);
        QCOMPARE(unsynced, QStringList());
    }

    void aLargeValueIsOnTheDiskBeforeTheJournalNamesIt()
    {
        RunFixture fixture;
        fixture.scripts[u"a"_s] = [](StepContext, CancelToken) -> Task<Result<StepOutput>> {
            co_return output(u"out"_s, QString(200'000, u'x'));
        };
        int found = 0;
        QStringList unsynced;
        connect(&fixture.service(), &RunService::eventRecorded, this, [&] {
            QDirIterator walk(fixture.directory() + u"/values"_s, QDir::Files,
                              QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                QString path = walk.next();
                ++found;
                for (int i = 0; i < 3; ++i, path = QFileInfo(path).path()) {
                    if (!isSynced(path))
                        unsynced.append(path);
                }
            }
        });

        fixture.settled(fixture.start(RunFixture::document(u"a"_s)));

        QVERIFY(found > 0);
        QCOMPARE(unsynced, QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_FileSync)
#include "tst_filesync.moc"
