// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/models/keymap.h>
#include <agentops/ui/theme/theme.h>
#include <agentops/ui/theme/units.h>

#include <QtCore/QObject>
#include <QtCore/QRect>
#include <QtCore/QSettings>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace agentops::ui::shell {

/// What a person chose and what the program remembers between starts, in one settings file. A value
/// that makes no sense counts as not set.
/// Format: INI; appearance/{scheme,density,reducedMotion}, language, repositories/{recent,last},
/// window/{geometry,maximized}, page, palette/recent ("command:workflow.run"), keys/COMMAND
/// ("Ctrl+D; Del", empty for none), panels/* (sizes, by qml/Controls). Thread: main.
class Preferences : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The program makes the preferences.")
    Q_PROPERTY(agentops::ui::theme::Theme::Scheme scheme READ scheme WRITE setScheme NOTIFY
                   appearanceChanged)
    Q_PROPERTY(agentops::ui::theme::Units::Density density READ density WRITE setDensity NOTIFY
                   appearanceChanged)
    Q_PROPERTY(
        bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY appearanceChanged)
    /// "en", "fr", or empty for the system's.
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    /// Folders of repositories, newest first.
    Q_PROPERTY(
        QStringList recentRepositories READ recentRepositories NOTIFY recentRepositoriesChanged)
    /// Which keys do what; what a person changes there is kept.
    Q_PROPERTY(agentops::ui::Keymap *keymap READ keymap CONSTANT)
    /// The settings file.
    Q_PROPERTY(QString fileName READ fileName CONSTANT)

public:
    static constexpr int kMaximumRecent = 12;

    /// Reads the settings file of the application (or of a test, see QSettings::setPath).
    explicit Preferences(QObject *parent = nullptr);
    ~Preferences() override;

    theme::Theme::Scheme scheme() const { return m_scheme; }
    void setScheme(theme::Theme::Scheme scheme);
    theme::Units::Density density() const { return m_density; }
    void setDensity(theme::Units::Density density);
    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);

    const QString &language() const { return m_language; }
    void setLanguage(const QString &language);

    const QStringList &recentRepositories() const { return m_recent; }
    /// Puts a folder first in the list.
    void rememberRepository(const QString &path);
    Q_INVOKABLE void forgetRepository(const QString &path);
    /// What was open last; empty when that was closed on purpose.
    QString lastRepository() const;
    void setLastRepository(const QString &path);
    /// The workflow file that was open last in a repository; empty for none.
    QString lastWorkflow(const QString &repository) const;
    void setLastWorkflow(const QString &repository, const QString &file);

    /// What was chosen in the palette, newest first, see PaletteModel::recents().
    QStringList paletteRecents() const;
    void setPaletteRecents(const QStringList &recents);

    QString lastPage() const;
    void setLastPage(const QString &page);

    /// A null rectangle when nothing sensible is known.
    QRect windowGeometry() const;
    bool windowIsMaximized() const;
    void setWindow(QRect geometry, bool maximized);

    Keymap *keymap() { return &m_keymap; }
    QString fileName() const;

Q_SIGNALS:
    void appearanceChanged();
    void languageChanged();
    void recentRepositoriesChanged();

private:
    void setValue(const QString &key, const QVariant &value);
    void readKeys();
    void keepKeys();

    QSettings m_settings;
    theme::Theme::Scheme m_scheme = theme::Theme::Scheme::FollowSystem;
    theme::Units::Density m_density = theme::Units::Density::Compact;
    bool m_reducedMotion = false;
    QString m_language;
    QStringList m_recent;
    Keymap m_keymap;
};

} // namespace agentops::ui::shell
