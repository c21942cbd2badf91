// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the window itself: what they are called, their keys, and what they do.
#include <agentops/ui/shell/languages.h>
#include <agentops/ui/shell/shellcontroller.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <array>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;
using theme::Theme;
using theme::Units;

namespace {

constexpr auto kContext = "ShellActions";

struct Words
{
    const char *id;
    const char *text;
    const char *category;
};

constexpr auto kGo = QT_TRANSLATE_NOOP("ShellActions", "Go to");
constexpr auto kRepository = QT_TRANSLATE_NOOP("ShellActions", "Repository");
constexpr auto kAppearance = QT_TRANSLATE_NOOP("ShellActions", "Appearance");
constexpr auto kProgram = QT_TRANSLATE_NOOP("ShellActions", "Program");

constexpr std::array kWords{
    Words{"page.workflow", QT_TRANSLATE_NOOP("ShellActions", "Workflows"), kGo},
    Words{"page.map", QT_TRANSLATE_NOOP("ShellActions", "Code map"), kGo},
    Words{"page.review", QT_TRANSLATE_NOOP("ShellActions", "Review"), kGo},
    Words{"page.runs", QT_TRANSLATE_NOOP("ShellActions", "Runs"), kGo},
    Words{"page.settings", QT_TRANSLATE_NOOP("ShellActions", "Settings"), kGo},
    Words{"repository.open", QT_TRANSLATE_NOOP("ShellActions", "Open a repository…"), kRepository},
    Words{"repository.close", QT_TRANSLATE_NOOP("ShellActions", "Close the repository"),
          kRepository},
    Words{"theme.system", QT_TRANSLATE_NOOP("ShellActions", "Colours of the system"), kAppearance},
    Words{"theme.light", QT_TRANSLATE_NOOP("ShellActions", "Light colours"), kAppearance},
    Words{"theme.dark", QT_TRANSLATE_NOOP("ShellActions", "Dark colours"), kAppearance},
    Words{"theme.contrast", QT_TRANSLATE_NOOP("ShellActions", "High contrast"), kAppearance},
    Words{"density.toggle", QT_TRANSLATE_NOOP("ShellActions", "More room between things"),
          kAppearance},
    Words{"motion.toggle", QT_TRANSLATE_NOOP("ShellActions", "Reduced motion"), kAppearance},
    Words{"language.en", "English", kAppearance},
    Words{"language.fr", "Français", kAppearance},
    Words{"palette.show", QT_TRANSLATE_NOOP("ShellActions", "Command palette"), kProgram},
    Words{"notifications.show", QT_TRANSLATE_NOOP("ShellActions", "Notifications"), kProgram},
    Words{"shortcuts.show", QT_TRANSLATE_NOOP("ShellActions", "Keyboard shortcuts"), kProgram},
    Words{"window.new", QT_TRANSLATE_NOOP("ShellActions", "New window"), kProgram},
    Words{"window.close", QT_TRANSLATE_NOOP("ShellActions", "Close window"), kProgram},
    Words{"program.quit", QT_TRANSLATE_NOOP("ShellActions", "Quit"), kProgram},
};

} // namespace

Action *ShellController::addAction(const QString &id, const QString &icon, const QString &shortcut,
                                   std::function<void()> perform)
{
    auto *action = new Action(id, icon, shortcut, this);
    connect(action, &Action::triggered, this, std::move(perform));
    m_actions.add(action);
    m_ownActions.append(action);
    return action;
}

void ShellController::addActions()
{
    addAction(u"page.workflow"_s, u"workflow"_s, u"Ctrl+1"_s, [this] { setPage(u"workflow"_s); });
    addAction(u"page.map"_s, u"network"_s, u"Ctrl+2"_s, [this] { setPage(u"map"_s); });
    addAction(u"page.review"_s, u"git-pull-request"_s, u"Ctrl+3"_s,
              [this] { setPage(u"review"_s); });
    addAction(u"page.runs"_s, u"history"_s, u"Ctrl+4"_s, [this] { setPage(u"runs"_s); });
    addAction(u"page.settings"_s, u"settings"_s, u"Ctrl+,"_s, [this] { setPage(u"settings"_s); });
    addAction(u"repository.open"_s, u"folder-open"_s, u"Ctrl+O"_s,
              [this] { Q_EMIT repositoryRequested(); });
    Action *closing = addAction(u"repository.close"_s, u"x"_s, QString(), [this] {
        m_preferences.setLastRepository(QString());
        m_session.close();
    });
    const auto followState = [this, closing] {
        closing->setEnabled(m_session.state() != WorkspaceSession::Closed);
    };
    connect(&m_session, &WorkspaceSession::stateChanged, closing, followState);
    followState();

    const auto scheme = [this](Theme::Scheme wanted) {
        return [this, wanted] {
            m_preferences.setScheme(wanted);
        };
    };
    addAction(u"theme.system"_s, u"monitor"_s, QString(), scheme(Theme::Scheme::FollowSystem));
    addAction(u"theme.light"_s, u"sun"_s, QString(), scheme(Theme::Scheme::Light));
    addAction(u"theme.dark"_s, u"moon"_s, QString(), scheme(Theme::Scheme::Dark));
    addAction(u"theme.contrast"_s, u"eye"_s, QString(), scheme(Theme::Scheme::HighContrast));
    addAction(u"density.toggle"_s, u"unfold-vertical"_s, QString(), [this] {
        m_preferences.setDensity(m_preferences.density() == Units::Density::Compact
                                     ? Units::Density::Comfortable
                                     : Units::Density::Compact);
    });
    addAction(u"motion.toggle"_s, u"activity"_s, QString(),
              [this] { m_preferences.setReducedMotion(!m_preferences.reducedMotion()); });
    addAction(u"language.en"_s, u"languages"_s, QString(),
              [this] { m_preferences.setLanguage(u"en"_s); });
    addAction(u"language.fr"_s, u"languages"_s, QString(),
              [this] { m_preferences.setLanguage(u"fr"_s); });

    addAction(u"palette.show"_s, u"command"_s, u"Ctrl+K"_s, [this] { Q_EMIT paletteRequested(); });
    addAction(u"notifications.show"_s, u"bell"_s, QString(),
              [this] { Q_EMIT notificationsRequested(); });
    addAction(u"shortcuts.show"_s, u"keyboard"_s, u"?"_s, [this] { Q_EMIT shortcutsRequested(); });
    addAction(u"window.new"_s, u"app-window"_s, u"Ctrl+Shift+N"_s,
              [this] { Q_EMIT windowRequested(); });
    addAction(u"window.close"_s, u"x"_s, u"Ctrl+W"_s, [this] { Q_EMIT closeRequested(); });
    addAction(u"program.quit"_s, u"power"_s, u"Ctrl+Q"_s, [this] { Q_EMIT quitRequested(); });
}

void ShellController::translateActions()
{
    for (const Words &words : kWords) {
        Action *action = m_actions.find(QString::fromLatin1(words.id));
        action->setTexts(QCoreApplication::translate(kContext, words.text),
                         QCoreApplication::translate(kContext, words.category));
    }
}

void ShellController::markChoices()
{
    const auto mark = [this](const QString &id, bool checked) {
        m_actions.find(id)->setChecked(checked);
    };
    mark(u"theme.system"_s, m_preferences.scheme() == Theme::Scheme::FollowSystem);
    mark(u"theme.light"_s, m_preferences.scheme() == Theme::Scheme::Light);
    mark(u"theme.dark"_s, m_preferences.scheme() == Theme::Scheme::Dark);
    mark(u"theme.contrast"_s, m_preferences.scheme() == Theme::Scheme::HighContrast);
    mark(u"density.toggle"_s, m_preferences.density() == Units::Density::Comfortable);
    mark(u"motion.toggle"_s, m_preferences.reducedMotion());
    mark(u"language.en"_s, m_languages.current() == "en"_L1);
    mark(u"language.fr"_s, m_languages.current() == "fr"_L1);
}

void ShellController::refreshRecent()
{
    qDeleteAll(m_recentActions);
    m_recentActions.clear();
    const QStringList paths = m_preferences.recentRepositories();
    for (const QString &path : paths) {
        if (path == m_session.repositoryPath())
            continue;
        auto *action =
            new Action(u"repository.recent."_s + path, u"folder-git-2"_s, QString(), nullptr);
        action->setTexts(
            QCoreApplication::translate("ShellActions", "Open %1").arg(QFileInfo(path).fileName()),
            QCoreApplication::translate(kContext, kRepository));
        connect(
            action, &Action::triggered, this, [this, path] { openRepository(path); },
            Qt::QueuedConnection);
        m_recentActions.append(action);
        m_actions.add(action);
    }
}

} // namespace agentops::ui::shell
