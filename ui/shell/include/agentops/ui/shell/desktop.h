// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/shell/languages.h>
#include <agentops/ui/shell/preferences.h>
#include <agentops/ui/shell/shellcontroller.h>
#include <agentops/ui/shell/systemcontrast.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QObject>
#include <QtQml/QQmlEngine>

#include <memory>
#include <optional>
#include <vector>

class QQuickWindow;

namespace agentops::ui::shell {

/// The running program: its look, its language, its windows, and an end that waits for every
/// workspace to end.
/// Thread: main.
class Desktop : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// Where data of repositories is kept; empty for the user's place.
        QString dataRoot;
        /// The secrets that the program's log masks; absent: none.
        std::shared_ptr<SecretList> secretList;
        /// Replaces what the person chose, for this start only.
        std::optional<theme::Theme::Scheme> scheme;
        std::optional<QString> language;
        /// Windows come where and how they were; not for pictures and tests.
        bool remembersWindows = true;
    };

    explicit Desktop(Options options, QObject *parent = nullptr);
    ~Desktop() override;

    struct Window
    {
        QQuickWindow *window = nullptr;
        ShellController *shell = nullptr;
    };
    /// A new window, with `repository` opening in it unless that is empty; null when the interface
    /// could not be loaded.
    Window openWindow(const QString &repository);

    Preferences &preferences() { return m_preferences; }
    Languages &languages() { return m_languages; }
    theme::Theme &theme() { return m_theme; }
    QQmlEngine &engine() { return m_engine; }

    /// Closes all windows, then ends the application once every workspace has ended.
    void quit(int exitCode = 0);

private:
    struct Entry
    {
        std::unique_ptr<ShellController> shell;
        std::unique_ptr<QQuickWindow> window;
    };
    void applyAppearance();
    void connectShell(ShellController *shell, QQuickWindow *window);
    void openOrRaise(ShellController *shell, const QString &path);
    void closeWindow(ShellController *shell);
    void quitWhenNothingIsLeft();

    Options m_options;
    Preferences m_preferences;
    Languages m_languages;
    theme::Theme m_theme;
    theme::Units m_units;
    QQmlEngine m_engine;
    int m_exitCode = 0;
    EndingWorkspaces m_endings;
    SystemContrast m_systemContrast;
    std::vector<Entry> m_windows;
};

} // namespace agentops::ui::shell
