// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/preferences.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using agentops::ui::KeyList;
using agentops::ui::Keymap;
using agentops::ui::shell::Preferences;
using agentops::ui::theme::Theme;
using agentops::ui::theme::Units;

class TestPreferences : public QObject
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
    }

    void whatWasChosenIsThereAfterARestart()
    {
        {
            Preferences before;
            before.setScheme(Theme::Scheme::HighContrast);
            before.setDensity(Units::Density::Comfortable);
            before.setReducedMotion(true);
            before.setLanguage(u"fr"_s);
            before.setWindow(QRect(10, 20, 1000, 700), false);
            before.setLastPage(u"map"_s);
            before.setPaletteRecents({u"command:workflow.run"_s, u"node:shell.command"_s});
            before.setLastWorkflow(u"/a/b"_s, u".agentops/workflows/ship.agentops.json"_s);
        }

        const Preferences after;

        QCOMPARE(after.scheme(), Theme::Scheme::HighContrast);
        QCOMPARE(after.density(), Units::Density::Comfortable);
        QVERIFY(after.reducedMotion());
        QCOMPARE(after.language(), u"fr"_s);
        QCOMPARE(after.windowGeometry(), QRect(10, 20, 1000, 700));
        QCOMPARE(after.lastPage(), u"map"_s);
        QCOMPARE(after.paletteRecents(),
                 (QStringList{u"command:workflow.run"_s, u"node:shell.command"_s}));
        QCOMPARE(after.lastWorkflow(u"/a/b"_s), u".agentops/workflows/ship.agentops.json"_s);
        QCOMPARE(after.lastWorkflow(u"/a"_s), QString());
    }

    void valuesThatMakeNoSenseCountAsNotSet()
    {
        {
            QSettings settings;
            settings.setValue("appearance/scheme"_L1, u"purple"_s);
            settings.setValue("appearance/density"_L1, 77);
            settings.setValue("language"_L1, u"xx"_s);
            settings.setValue("window/geometry"_L1, u"somewhere"_s);
            settings.setValue("repositories/recent"_L1, QStringList{u""_s, u"/a"_s, u"/a"_s});
        }

        const Preferences preferences;

        QCOMPARE(preferences.scheme(), Theme::Scheme::FollowSystem);
        QCOMPARE(preferences.density(), Units::Density::Compact);
        QCOMPARE(preferences.language(), QString());
        QVERIFY(preferences.windowGeometry().isNull());
        QCOMPARE(preferences.recentRepositories(), QStringList{u"/a"_s});
    }

    void aFileOfNoiseIsNoObstacle()
    {
        const QString name = QSettings().fileName();
        QVERIFY(QDir().mkpath(QFileInfo(name).path()));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("\x00\xff[[[=\n@Variant(\x00", 16));
        file.close();

        const Preferences preferences;

        QCOMPARE(preferences.scheme(), Theme::Scheme::FollowSystem);
    }

    void keysThatWereChangedAreThereAfterARestart()
    {
        {
            Preferences before;
            before.keymap()->setKeys(u"workflow.mute"_s, {QKeySequence(u"Ctrl+D"_s)},
                                     Keymap::Taken::TakeOver);
            before.keymap()->setKeys(u"workflow.save"_s,
                                     {QKeySequence(u"Ctrl+Alt+S"_s), QKeySequence(u"F12"_s)});
            before.keymap()->reset(u"workflow.undo"_s);
        }

        Preferences after;

        const Keymap &keymap = *after.keymap();
        QCOMPARE(keymap.keys(u"workflow.mute"_s), KeyList{QKeySequence(u"Ctrl+D"_s)});
        QVERIFY(keymap.keys(u"workflow.duplicateSelection"_s).isEmpty());
        QCOMPARE(keymap.keys(u"workflow.save"_s),
                 (KeyList{QKeySequence(u"Ctrl+Alt+S"_s), QKeySequence(u"F12"_s)}));
        QVERIFY(!keymap.isOwn(u"workflow.undo"_s));
        after.keymap()->resetAll();
        QVERIFY(!Preferences().keymap()->hasOwn());
    }

    void keysThatMakeNoSenseCountAsNotSet()
    {
        {
            QSettings settings;
            settings.setValue("keys/workflow.mute"_L1, u"nonsense"_s);
            settings.setValue("keys/workflow.save"_L1, QStringList{u"Ctrl+Alt+S"_s, u"F12"_s});
            settings.setValue("keys/workflow.fly"_L1, u"F7"_s);
        }

        Preferences preferences;

        QVERIFY(!preferences.keymap()->hasOwn());
    }

    void theNewestRepositoryComesFirstAndOldOnesFallOff()
    {
        Preferences preferences;
        QSignalSpy changed(&preferences, &Preferences::recentRepositoriesChanged);
        for (int i = 0; i < Preferences::kMaximumRecent + 3; ++i)
            preferences.rememberRepository(u"/repository/%1"_s.arg(i));

        preferences.rememberRepository(u"/repository/9"_s);

        QCOMPARE(preferences.recentRepositories().first(), u"/repository/9"_s);
        QCOMPARE(preferences.recentRepositories().size(), Preferences::kMaximumRecent);
        QCOMPARE(preferences.recentRepositories().count(u"/repository/9"_s), 1);
        QCOMPARE(changed.count(), Preferences::kMaximumRecent + 4);
    }

    void aRepositoryCanBeForgotten()
    {
        Preferences preferences;
        preferences.rememberRepository(u"/a"_s);

        preferences.forgetRepository(u"/a"_s);

        QVERIFY(preferences.recentRepositories().isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
