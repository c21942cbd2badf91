// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of the window itself do; their words and keys are in the table of ui/models.
#include <agentops/ui/shell/languages.h>
#include <agentops/ui/shell/shellcontroller.h>

#include <QtCore/QFileInfo>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;
using theme::Theme;
using theme::Units;

Action *ShellController::addAction(const QString &id, std::function<void()> perform)
{
    auto *action = new Action(id, this);
    connect(action, &Action::triggered, this, std::move(perform));
    m_actions.add(action);
    m_ownActions.append(action);
    return action;
}

void ShellController::addActions()
{
    addAction(u"page.workflow"_s, [this] { setPage(u"workflow"_s); });
    addAction(u"page.map"_s, [this] { setPage(u"map"_s); });
    addAction(u"page.review"_s, [this] { setPage(u"review"_s); });
    addAction(u"page.runs"_s, [this] { setPage(u"runs"_s); });
    addAction(u"page.settings"_s, [this] { setPage(u"settings"_s); });
    addAction(u"repository.open"_s, [this] { Q_EMIT repositoryRequested(); });
    Action *closing = addAction(u"repository.close"_s, [this] {
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
    addAction(u"theme.system"_s, scheme(Theme::Scheme::FollowSystem));
    addAction(u"theme.light"_s, scheme(Theme::Scheme::Light));
    addAction(u"theme.dark"_s, scheme(Theme::Scheme::Dark));
    addAction(u"theme.contrast"_s, scheme(Theme::Scheme::HighContrast));
    addAction(u"density.toggle"_s, [this] {
        m_preferences.setDensity(m_preferences.density() == Units::Density::Compact
                                     ? Units::Density::Comfortable
                                     : Units::Density::Compact);
    });
    addAction(u"motion.toggle"_s,
              [this] { m_preferences.setReducedMotion(!m_preferences.reducedMotion()); });
    addAction(u"language.en"_s, [this] { m_preferences.setLanguage(u"en"_s); });
    addAction(u"language.fr"_s, [this] { m_preferences.setLanguage(u"fr"_s); });

    addAction(u"palette.show"_s, [this] { Q_EMIT paletteRequested(); });
    addAction(u"notifications.show"_s, [this] { Q_EMIT notificationsRequested(); });
    addAction(u"shortcuts.show"_s, [this] { Q_EMIT shortcutsRequested(); });
    addAction(u"window.new"_s, [this] { Q_EMIT windowRequested(); });
    addAction(u"window.close"_s, [this] { Q_EMIT closeRequested(); });
    addAction(u"program.quit"_s, [this] { Q_EMIT quitRequested(); });
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
        auto *action = new Action(u"repository.recent."_s + path, u"folder-git-2"_s, nullptr);
        action->setTexts(tr("Open %1", "a repository").arg(QFileInfo(path).fileName()),
                         m_actions.find(u"repository.open"_s)->category());
        connect(
            action, &Action::triggered, this, [this, path] { openRepository(path); },
            Qt::QueuedConnection);
        m_recentActions.append(action);
        m_actions.add(action);
    }
}

} // namespace agentops::ui::shell
