// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprogram.h"
#include "workflowfiles.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

/// `agentops workflow draw`, with the desktop program that was built and no display.
class TestCliDraw : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aPictureGoesToStandardOutput();
    void theEndingOfTheFileSaysWhatIsWritten();
    void anythingButAWorkflowIsRefused();

private:
    QString filePath(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray content(const QString &name) const
    {
        QFile file(filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CliProgram> m_program;
};

void TestCliDraw::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<CliProgram>();
    m_program->setWorkingDirectory(m_folder->path());
    for (const QString &display : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
        m_program->setVariable(display, {});
    write(u"ship.agentops.json"_s, workflowFile({shellStep(u"lint"_s, u"make lint"_s)}));
}

void TestCliDraw::aPictureGoesToStandardOutput()
{
    const CliOutcome outcome = m_program->run({u"workflow"_s, u"draw"_s, u"ship.agentops.json"_s});

    COMPARE_EXIT(outcome, 0);
    QXmlStreamReader reader(outcome.out);
    QStringList texts;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == "text"_L1)
            texts.append(reader.readElementText());
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY2(texts.contains(u"make lint"_s), qPrintable(texts.join(u'|')));
}

void TestCliDraw::theEndingOfTheFileSaysWhatIsWritten()
{
    const CliOutcome svg = m_program->run({u"workflow"_s, u"draw"_s, u"ship.agentops.json"_s,
                                           u"--out"_s, u"ship.svg"_s, u"--json"_s});
    COMPARE_EXIT(svg, 0);
    QCOMPARE(svg.json().value("format"_L1).toString(), u"svg"_s);
    QVERIFY(content(u"ship.svg"_s).contains("<svg"));

    const auto png = [this](const QString &scale) {
        return m_program->run({u"workflow"_s, u"draw"_s, u"ship.agentops.json"_s, u"--out"_s,
                               u"ship.png"_s, u"--theme"_s, u"dark"_s, u"--scale"_s, scale});
    };
    COMPARE_EXIT(png(u"1"_s), 0);
    const QByteArray small = content(u"ship.png"_s);
    QVERIFY(small.startsWith("\x89PNG"));
    COMPARE_EXIT(png(u"2"_s), 0);
    QVERIFY(content(u"ship.png"_s).size() > small.size());
}

void TestCliDraw::anythingButAWorkflowIsRefused()
{
    write(u"notes.json"_s, "{\"notes\": true");

    const CliOutcome broken =
        m_program->run({u"workflow"_s, u"draw"_s, u"notes.json"_s, u"--out"_s, u"notes.svg"_s});
    QVERIFY(broken.exitCode != 0);
    QVERIFY(!QFile::exists(filePath(u"notes.svg"_s)));
    QVERIFY(m_program->run({u"workflow"_s, u"draw"_s, u"none.agentops.json"_s}).exitCode != 0);
    COMPARE_EXIT(m_program->run({u"workflow"_s, u"draw"_s, u"ship.agentops.json"_s, u"--json"_s}),
                 2);
}

QTEST_GUILESS_MAIN(TestCliDraw)
#include "tst_cli_draw.moc"
