// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepfixture.h"

#include <agentops/base/error.h>
#include <agentops/nodes/errors.h>
#include <agentops/testsupport/await.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QProcess>
#include <QtTest/QTest>

using namespace agentops;
using namespace agentops::testsupport;
using namespace agentops::workflow;
using namespace Qt::StringLiterals;

/// Steps that read, pack and hash files.
class TestFileSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_steps = std::make_unique<StepFixture>(); }

    void fileIsReadAsTextOrBase64();
    void fileReadHasBounds_data();
    void fileReadHasBounds();

    void hashIsThatOfGitHub();
    void patternsNameFiles_data();
    void patternsNameFiles();
    void patternsStayInside_data();
    void patternsStayInside();

    void archiveComesBackAsItWas_data();
    void archiveComesBackAsItWas();
    void archiveIsReadByOthers();
    void hostileArchiveIsRefused_data();
    void hostileArchiveIsRefused();
    void archiveHasBounds();
    void archiveCreateSaysWhatIsWrong();

private:
    static QByteArray code(const Result<StepOutput> &output)
    {
        return output ? QByteArray() : QByteArray(output.error().code().text().data());
    }
    /// An archive made by Python, which lets us write what no packer would.
    void makeArchive(const QString &name, const QByteArray &script);

    std::unique_ptr<StepFixture> m_steps;
};

void TestFileSteps::fileIsReadAsTextOrBase64()
{
    const auto text = m_steps->step(u"file.read"_s, {{u"path"_s, u"a.txt"_s}});
    const auto base64 =
        m_steps->step(u"file.read"_s, {{u"path"_s, u"a.txt"_s}, {u"encoding"_s, u"base64"_s}});

    AO_VERIFY_OK(text);
    QCOMPARE(text->values.value("content"_L1).toString(), u"one\n"_s);
    QCOMPARE(text->values.value("sizeBytes"_L1).toInt(), 4);
    AO_VERIFY_OK(base64);
    QCOMPARE(base64->values.value("content"_L1).toString(), u"b25lCg=="_s);
}

void TestFileSteps::fileReadHasBounds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("nothing there") << u"none"_s << QByteArray("base.not_found");
    QTest::newRow("too large") << u"large"_s << QByteArray("nodes.file_too_large");
    QTest::newRow("no text") << u"binary"_s << QByteArray("nodes.bad_parameter");
    QTest::newRow("above") << u"../x"_s << QByteArray("nodes.outside_working_directory");
    QTest::newRow("through a link") << u"out/x"_s << QByteArray("nodes.outside_working_directory");
    QTest::newRow("a link to nowhere")
        << u"dangling"_s << QByteArray("nodes.outside_working_directory");
}

void TestFileSteps::fileReadHasBounds()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, expected);
    m_steps->repo.write(u"large"_s, QByteArray(2048, 'x'));
    m_steps->repo.write(u"binary"_s, "\xff\xfe");
    QVERIFY(QFile::link(m_steps->data.path(), m_steps->repo.filePath(u"out"_s)));
    QVERIFY(QFile::link(m_steps->data.filePath(u"later"_s), m_steps->repo.filePath(u"dangling"_s)));

    QCOMPARE(code(m_steps->step(u"file.read"_s, {{u"path"_s, path}, {u"maxKiB"_s, 1}})), expected);
}

void TestFileSteps::hashIsThatOfGitHub()
{
    m_steps->repo.write(u"b/lock.json"_s, "B");
    m_steps->repo.write(u"a-lock.json"_s, "A");
    const auto sha = [](const QByteArray &bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    };

    const auto output =
        m_steps->step(u"files.hash"_s, {{u"paths"_s, QJsonArray{u"**/*lock.json"_s}}});
    const auto none = m_steps->step(u"files.hash"_s, {{u"paths"_s, QJsonArray{u"*.zzz"_s}}});

    AO_VERIFY_OK(output);
    QCOMPARE(output->values.value("hash"_L1).toString().toLatin1(),
             sha(sha("A") + sha("B")).toHex());
    QCOMPARE(output->values.value("files"_L1).toInt(), 2);
    AO_VERIFY_OK(none);
    QCOMPARE(none->values.value("hash"_L1).toString(), QString());
}

void TestFileSteps::patternsNameFiles_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QStringList>("files");

    QTest::newRow("a file") << QStringList{u"a.txt"_s} << QStringList{u"a.txt"_s};
    QTest::newRow("in one folder") << QStringList{u"d/*.js"_s} << QStringList{u"d/x.js"_s};
    QTest::newRow("in all folders")
        << QStringList{u"**/*.js"_s} << QStringList{u"d/e/y.js"_s, u"d/x.js"_s, u"z.js"_s};
    QTest::newRow("a folder stands for all in it")
        << QStringList{u"d"_s} << QStringList{u"d/.hidden"_s, u"d/e/y.js"_s, u"d/x.js"_s};
    QTest::newRow("but those") << QStringList{u"d"_s, u"!d/e"_s}
                               << QStringList{u"d/.hidden"_s, u"d/x.js"_s};
    QTest::newRow("but those, and one again after all")
        << QStringList{u"**"_s, u"!d"_s, u"d/x.js"_s}
        << QStringList{u"a.txt"_s, u"d/x.js"_s, u"z.js"_s};
    QTest::newRow("in the order of the patterns")
        << QStringList{u"z.js"_s, u"a.txt"_s} << QStringList{u"z.js"_s, u"a.txt"_s};
    QTest::newRow("one character and sets") << QStringList{u"[yz].j?"_s} << QStringList{u"z.js"_s};
    QTest::newRow("nothing") << QStringList{u"*.zzz"_s} << QStringList{};
    QTest::newRow("not what a link leads to") << QStringList{u"out/**"_s} << QStringList{};
}

void TestFileSteps::patternsNameFiles()
{
    QFETCH(const QStringList, patterns);
    QFETCH(const QStringList, files);
    for (const QString &name : {u"d/x.js"_s, u"d/e/y.js"_s, u"d/.hidden"_s, u"z.js"_s})
        m_steps->repo.write(name, name.toUtf8());
    QFile secret(m_steps->data.filePath(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(m_steps->data.path(), m_steps->repo.filePath(u"out"_s)));
    QVERIFY(QFile::link(secret.fileName(), m_steps->repo.filePath(u"d/to-secret.js"_s)));

    const auto output = m_steps->step(
        u"artifact.store"_s,
        {{u"paths"_s, QJsonArray::fromStringList(patterns)}, {u"whenEmpty"_s, u"go on"_s}});

    AO_VERIFY_OK(output);
    QStringList expected;
    for (const QString &file : files)
        expected.append(u"artifact/"_s + file);
    QStringList stored = m_steps->services->artefacts.keys();
    stored.sort();
    expected.sort();
    QCOMPARE(stored, expected);
}

void TestFileSteps::patternsStayInside_data()
{
    QTest::addColumn<QString>("pattern");

    QTest::newRow("above") << u"../*"_s;
    QTest::newRow("in the middle") << u"d/../../x"_s;
    QTest::newRow("absolute") << u"/etc/*"_s;
    QTest::newRow("left out") << u"!/etc/*"_s;
}

void TestFileSteps::patternsStayInside()
{
    QFETCH(const QString, pattern);

    QCOMPARE(code(m_steps->step(u"files.hash"_s, {{u"paths"_s, QJsonArray{pattern}}})),
             QByteArray("nodes.outside_working_directory"));
}

void TestFileSteps::archiveComesBackAsItWas_data()
{
    QTest::addColumn<QString>("archive");

    QTest::newRow("zip") << u"out/x.zip"_s;
    QTest::newRow("tar.gz") << u"out/x.tar.gz"_s;
    QTest::newRow("tar.xz") << u"out/x.tar.xz"_s;
}

void TestFileSteps::archiveComesBackAsItWas()
{
    QFETCH(const QString, archive);
    const QByteArray large = QByteArray("0123456789").repeated(50'000);
    m_steps->repo.write(u"d/größe.bin"_s, large);
    m_steps->repo.write(u"d/e/run"_s, "#!/bin/sh\n");
    QFile::setPermissions(m_steps->repo.filePath(u"d/e/run"_s),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    const auto made = m_steps->step(
        u"archive.create"_s,
        {{u"archive"_s, archive}, {u"directory"_s, u"d"_s}, {u"paths"_s, QJsonArray{u"**"_s}}});
    const auto unpacked =
        m_steps->step(u"archive.extract"_s, {{u"archive"_s, archive}, {u"to"_s, u"back"_s}});

    AO_VERIFY_OK(made);
    QCOMPARE(made->values.value("files"_L1).toInt(), 2);
    QVERIFY(made->values.value("sizeBytes"_L1).toInt() < large.size());
    AO_VERIFY_OK(unpacked);
    QCOMPARE(unpacked->values.value("files"_L1).toInt(), 2);
    QCOMPARE(m_steps->read(u"back/größe.bin"_s), large);
    QVERIFY(QFileInfo(m_steps->repo.filePath(u"back/e/run"_s)).isExecutable());
    QVERIFY(!QFileInfo(m_steps->repo.filePath(u"back/größe.bin"_s)).isExecutable());
}

void TestFileSteps::archiveIsReadByOthers()
{
    AO_VERIFY_OK(
        m_steps->step(u"archive.create"_s,
                      {{u"archive"_s, u"x.tar.gz"_s}, {u"paths"_s, QJsonArray{u"a.txt"_s}}}));
    QProcess tar;
    tar.start(u"tar"_s, {u"-xzOf"_s, m_steps->repo.filePath(u"x.tar.gz"_s), u"a.txt"_s});
    QVERIFY(tar.waitForFinished());

    QCOMPARE(tar.readAllStandardOutput(), QByteArray("one\n"));
}

void TestFileSteps::makeArchive(const QString &name, const QByteArray &script)
{
    QProcess python;
    python.setWorkingDirectory(m_steps->repo.path());
    python.start(
        u"python3"_s,
        {u"-c"_s,
         u"import tarfile, zipfile, io\ndef tar(*entries):\n"
         "    t = tarfile.open('%1', 'w')\n"
         "    for name, kind, target in entries:\n"
         "        i = tarfile.TarInfo(name)\n"
         "        i.type = kind\n"
         "        i.linkname = target\n"
         "        i.size = 4 if kind == tarfile.REGTYPE else 0\n"
         "        t.addfile(i, io.BytesIO(b'evil'))\n"
         "    t.close()\n"
         "F, S, H, C = b'0', b'2', b'1', b'3'\n%2\n"_s.arg(name, QString::fromUtf8(script))});
    QVERIFY(python.waitForFinished());
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
}

void TestFileSteps::hostileArchiveIsRefused_data()
{
    QTest::addColumn<QByteArray>("script");

    QTest::newRow("a path above") << QByteArray("tar(('../evil', F, ''))");
    QTest::newRow("a path above behind a folder") << QByteArray("tar(('a/../../evil', F, ''))");
    QTest::newRow("an absolute path") << QByteArray("tar(('/tmp/evil', F, ''))");
    QTest::newRow("a path of Windows") << QByteArray("tar(('..\\\\evil', F, ''))");
    QTest::newRow("a drive") << QByteArray("tar(('C:evil', F, ''))");
    QTest::newRow("a link out") << QByteArray("tar(('l', S, '..'))");
    QTest::newRow("an absolute link") << QByteArray("tar(('l', S, '/tmp'))");
    QTest::newRow("a link out through a link")
        << QByteArray("tar(('d', S, '.'), ('l', S, 'd/../..'))");
    QTest::newRow("a link out through a link, which does not look like one")
        << QByteArray("tar(('d', S, '.'), ('l', S, 'd/..'))");
    QTest::newRow("a file through a link of its own")
        << QByteArray("tar(('l', S, '..'), ('l/evil', F, ''))");
    QTest::newRow("a hard link") << QByteArray("tar(('l', H, 'a'))");
    QTest::newRow("a device") << QByteArray("tar(('c', C, ''))");
    QTest::newRow("a file through a link that was there") << QByteArray("tar(('out/evil', F, ''))");
    QTest::newRow("a file in place of a link to nowhere") << QByteArray("tar(('dangling', F, ''))");
    QTest::newRow("zip with a path above")
        << QByteArray("z = zipfile.ZipFile('x.tar', 'w'); z.writestr('../evil', 'x'); z.close()");
}

void TestFileSteps::hostileArchiveIsRefused()
{
    QFETCH(const QByteArray, script);
    makeArchive(u"x.tar"_s, script);
    QVERIFY(QDir().mkpath(m_steps->repo.filePath(u"to"_s)));
    QVERIFY(QFile::link(m_steps->data.path(), m_steps->repo.filePath(u"to/out"_s)));
    QVERIFY(
        QFile::link(m_steps->data.filePath(u"evil"_s), m_steps->repo.filePath(u"to/dangling"_s)));

    const auto output =
        m_steps->step(u"archive.extract"_s, {{u"archive"_s, u"x.tar"_s}, {u"to"_s, u"to"_s}});

    QCOMPARE(code(output), QByteArray("nodes.unsafe_archive"));
    QVERIFY(!output.error().contextValue(u"path").isEmpty());
    QVERIFY(!QFileInfo::exists(m_steps->repo.filePath(u"evil"_s)));
    QVERIFY(!QFileInfo::exists(m_steps->data.filePath(u"evil"_s)));
    QVERIFY(!QFileInfo::exists(u"/tmp/evil"_s));
}

void TestFileSteps::archiveHasBounds()
{
    m_steps->repo.write(u"zeros"_s, QByteArray(3 * 1024 * 1024, '\0'));
    AO_VERIFY_OK(m_steps->step(
        u"archive.create"_s,
        {{u"archive"_s, u"bomb.tar.xz"_s}, {u"paths"_s, QJsonArray{u"zeros"_s, u"a.txt"_s}}}));
    m_steps->repo.write(u"broken.zip"_s, "PK no archive");

    QCOMPARE(code(m_steps->step(
                 u"archive.extract"_s,
                 {{u"archive"_s, u"bomb.tar.xz"_s}, {u"to"_s, u"to"_s}, {u"maxMiB"_s, 1}})),
             QByteArray("nodes.archive_too_large"));
    QCOMPARE(code(m_steps->step(
                 u"archive.extract"_s,
                 {{u"archive"_s, u"bomb.tar.xz"_s}, {u"to"_s, u"to"_s}, {u"maxFiles"_s, 1}})),
             QByteArray("nodes.archive_too_large"));
    QCOMPARE(code(m_steps->step(u"archive.extract"_s, {{u"archive"_s, u"broken.zip"_s}})),
             QByteArray("nodes.bad_archive"));
    QCOMPARE(code(m_steps->step(u"archive.extract"_s, {{u"archive"_s, u"none.zip"_s}})),
             QByteArray("base.not_found"));
}

void TestFileSteps::archiveCreateSaysWhatIsWrong()
{
    const QJsonArray all{u"**"_s};
    QCOMPARE(
        code(m_steps->step(u"archive.create"_s, {{u"archive"_s, u"x.rar"_s}, {u"paths"_s, all}})),
        QByteArray("nodes.bad_parameter"));
    QCOMPARE(code(m_steps->step(u"archive.create"_s,
                                {{u"archive"_s, u"../x.zip"_s}, {u"paths"_s, all}})),
             QByteArray("nodes.outside_working_directory"));
    QCOMPARE(
        code(m_steps->step(u"archive.create"_s,
                           {{u"archive"_s, u"x.zip"_s}, {u"paths"_s, QJsonArray{u"*.zzz"_s}}})),
        QByteArray("nodes.no_files"));
}

QTEST_GUILESS_MAIN(TestFileSteps)
#include "tst_filesteps.moc"
