// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <agentops/ui/theme/colors.h>

class QJSEngine;
class QQmlEngine;

namespace agentops::ui::theme {

/// The colours in use, as the singleton `Theme` of QML and as an object for the canvases.
/// Follows the system's scheme until a person chooses one; every colour changes live, announced by
/// changed().
/// Thread: main.
class Theme : public Colors
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    /// What a person chose.
    Q_PROPERTY(Scheme scheme READ scheme WRITE setScheme NOTIFY schemeChanged)
    /// What is shown: never FollowSystem.
    Q_PROPERTY(
        agentops::ui::theme::Theme::Scheme effectiveScheme READ effectiveScheme NOTIFY changed)
    Q_PROPERTY(bool dark READ isDark NOTIFY changed)
    Q_PROPERTY(bool highContrast READ isHighContrast NOTIFY changed)

public:
    enum class Scheme { FollowSystem, Light, Dark, HighContrast };
    Q_ENUM(Scheme)

    /// `parent` has no default on purpose: QML prefers a default constructor to create().
    explicit Theme(QObject *parent);
    ~Theme() override;

    /// The theme that QML sees: the newest one that the program made, or one of the engine's own
    /// where no program made any (previews and tests of single controls).
    static Theme *create(QQmlEngine *engine, QJSEngine *scriptEngine);

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    Scheme effectiveScheme() const { return m_effective; }
    bool isDark() const { return m_effective != Scheme::Light; }
    bool isHighContrast() const { return m_effective == Scheme::HighContrast; }
    /// The colours of a scheme that need not be the one in use; FollowSystem stands for Light.
    /// Shape: by Token.
    static std::array<QColor, kTokenCount> paletteOf(Scheme scheme);
    /// Whether the system asks for more contrast; found out by the program, as Qt does not tell.
    void setSystemWantsContrast(bool wanted);

    /// The colour of a state such as "running" or "failed"; muted for a word that is no state.
    Q_INVOKABLE QColor stateColor(const QString &state) const;
    /// The ground of a badge for that state.
    Q_INVOKABLE QColor stateGround(const QString &state) const;
    /// The colour of a port type such as "diff".
    Q_INVOKABLE QColor portColor(const QString &type) const;
    /// The tint of a language id such as "php" or "typescript".
    Q_INVOKABLE QColor languageColor(const QString &language) const;
    /// `color` with the given opacity. Units: 0 to 1.
    Q_INVOKABLE static QColor withOpacity(QColor color, double opacity);

Q_SIGNALS:
    void schemeChanged();

private:
    void refresh();

    Scheme m_scheme = Scheme::FollowSystem;
    Scheme m_effective = Scheme::FollowSystem;
    bool m_systemWantsContrast = false;
};

} // namespace agentops::ui::theme
