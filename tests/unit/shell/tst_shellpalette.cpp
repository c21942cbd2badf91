// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/languages.h>
#include <agentops/ui/shell/shellcontroller.h>

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace agentops::ui;
using namespace agentops::ui::shell;

/// The palette of a window without a repository.
class TestShellPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
        QCoreApplication::setOrganizationName(u"agentops"_s);
        QCoreApplication::setApplicationName(m_folder->path().section(u'/', -1));
        m_languages.use(u"en"_s);
    }
    void cleanup()
    {
        close();
        m_folder.reset();
    }

    void whatWasChosenIsOfferedFirstAfterARestart()
    {
        open();
        palette().begin();
        palette().setQuery(u"light colours"_s);
        palette().choose(0);
        QCOMPARE(m_preferences->scheme(), theme::Theme::Scheme::Light);

        close();
        open();
        palette().begin();

        QCOMPARE(palette().recents(), QStringList{u"command:theme.light"_s});
        QCOMPARE(palette().index(0).data(PaletteModel::KeyRole).toString(),
                 u"command:theme.light"_s);
        QCOMPARE(palette().index(0).data(PaletteModel::IconRole).toString(), u"check"_s);
    }

    void withoutARepositoryOnlyTheWindowIsOffered()
    {
        open();
        palette().begin();
        palette().setQuery(u">"_s);

        QVERIFY(palette().count() > 10);
        for (int row = 0; row < palette().count(); ++row) {
            const QString key = palette().index(row).data(PaletteModel::KeyRole).toString();
            QVERIFY2(!key.startsWith("command:workflow."_L1), qPrintable(key));
        }
    }

    void aCanvasThatWantsANodeIsPassedOn()
    {
        open();
        QSignalSpy asked(m_shell.get(), &ShellController::nodeRequested);

        m_shell->askForNode({10, 20}, u"findings"_s, false);

        QCOMPARE(asked.first(), (QVariantList{QPointF(10, 20), u"findings"_s, false}));
    }

private:
    void open()
    {
        m_preferences = std::make_unique<Preferences>();
        m_endings = std::make_unique<EndingWorkspaces>();
        m_shell = std::make_unique<ShellController>(*m_preferences, m_languages, m_folder->path(),
                                                    nullptr, *m_endings);
    }
    void close()
    {
        m_shell.reset();
        m_endings.reset();
        m_preferences.reset();
    }
    PaletteModel &palette() { return *m_shell->palette(); }

    Languages m_languages;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<EndingWorkspaces> m_endings;
    std::unique_ptr<ShellController> m_shell;
};

QTEST_MAIN(TestShellPalette)
#include "tst_shellpalette.moc"
