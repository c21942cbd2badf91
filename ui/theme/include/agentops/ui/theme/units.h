// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtGui/QFont>
#include <QtQml/qqmlregistration.h>

class QJSEngine;
class QQmlEngine;

namespace agentops::ui::theme {

/// Sizes, durations and fonts, as the singleton `Units` of QML and as an object for the canvases.
/// Units: device-independent pixels and milliseconds.
/// Thread: main.
class Units : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(Density density READ density WRITE setDensity NOTIFY densityChanged)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY motionChanged)

    Q_PROPERTY(int hairline READ hairline CONSTANT)
    /// 4: what panels and popovers are measured in, `60 * Units.grid` wide.
    Q_PROPERTY(int grid READ grid CONSTANT)
    Q_PROPERTY(int tiny READ tiny CONSTANT) ///< 4: inside a control
    Q_PROPERTY(int small READ small CONSTANT) ///< 8: between controls that belong together
    Q_PROPERTY(int medium READ medium CONSTANT) ///< 12: padding of panels
    Q_PROPERTY(int large READ large CONSTANT) ///< 16: between groups
    Q_PROPERTY(int xlarge READ xlarge CONSTANT) ///< 24: between sections
    Q_PROPERTY(int huge READ huge CONSTANT) ///< 32: around a page that is alone

    Q_PROPERTY(int controlRadius READ controlRadius CONSTANT)
    Q_PROPERTY(int cardRadius READ cardRadius CONSTANT)
    Q_PROPERTY(int nodeRadius READ nodeRadius CONSTANT)
    Q_PROPERTY(int dialogRadius READ dialogRadius CONSTANT)
    Q_PROPERTY(int focusWidth READ focusWidth CONSTANT)
    Q_PROPERTY(int focusOffset READ focusOffset CONSTANT)

    Q_PROPERTY(int iconSmall READ iconSmall CONSTANT) ///< 14: inside badges and captions
    Q_PROPERTY(int icon READ icon CONSTANT) ///< 16: in controls and rows
    Q_PROPERTY(int iconLarge READ iconLarge CONSTANT) ///< 20: in the rail
    Q_PROPERTY(int iconHero READ iconHero CONSTANT) ///< 40: in empty states

    Q_PROPERTY(int controlHeight READ controlHeight NOTIFY densityChanged)
    Q_PROPERTY(int smallControlHeight READ smallControlHeight NOTIFY densityChanged)
    Q_PROPERTY(int rowHeight READ rowHeight NOTIFY densityChanged)
    Q_PROPERTY(int codeLineHeight READ codeLineHeight CONSTANT)

    Q_PROPERTY(int railWidth READ railWidth CONSTANT)
    Q_PROPERTY(int headerHeight READ headerHeight CONSTANT)
    Q_PROPERTY(int toolbarHeight READ toolbarHeight CONSTANT)
    Q_PROPERTY(int statusBarHeight READ statusBarHeight CONSTANT)
    Q_PROPERTY(int inspectorWidth READ inspectorWidth CONSTANT)
    Q_PROPERTY(int sidebarWidth READ sidebarWidth CONSTANT)
    Q_PROPERTY(int drawerHeight READ drawerHeight CONSTANT)
    Q_PROPERTY(int readableWidth READ readableWidth CONSTANT) ///< 640: widest column of prose

    Q_PROPERTY(int shortDuration READ shortDuration NOTIFY motionChanged) ///< 120, or 0
    Q_PROPERTY(int longDuration READ longDuration NOTIFY motionChanged) ///< 240, or 0
    Q_PROPERTY(int tooltipDelay READ tooltipDelay CONSTANT)
    Q_PROPERTY(int toastDuration READ toastDuration CONSTANT)

    Q_PROPERTY(QString uiFamily READ uiFamily CONSTANT)
    Q_PROPERTY(QString codeFamily READ codeFamily CONSTANT)
    Q_PROPERTY(QFont captionFont READ captionFont CONSTANT) ///< 11
    Q_PROPERTY(QFont secondaryFont READ secondaryFont CONSTANT) ///< 12
    Q_PROPERTY(QFont bodyFont READ bodyFont CONSTANT) ///< 13
    Q_PROPERTY(QFont bodyMediumFont READ bodyMediumFont CONSTANT) ///< 13, weight 500
    Q_PROPERTY(QFont bodyStrongFont READ bodyStrongFont CONSTANT) ///< 13, weight 600
    Q_PROPERTY(QFont sectionFont READ sectionFont CONSTANT) ///< 15, weight 600
    Q_PROPERTY(QFont pageFont READ pageFont CONSTANT) ///< 18, weight 600
    Q_PROPERTY(QFont heroFont READ heroFont CONSTANT) ///< 24, weight 600
    Q_PROPERTY(QFont labelFont READ labelFont CONSTANT) ///< 11, 600, letter-spaced
    Q_PROPERTY(QFont numberFont READ numberFont CONSTANT) ///< 13, tabular figures
    Q_PROPERTY(QFont secondaryNumberFont READ secondaryNumberFont CONSTANT) ///< 12, tabular
    Q_PROPERTY(QFont codeFont READ codeFont CONSTANT) ///< 12.5, no ligatures
    Q_PROPERTY(QFont smallCodeFont READ smallCodeFont CONSTANT) ///< 11.5, no ligatures

public:
    enum class Density { Compact, Comfortable };
    Q_ENUM(Density)

    /// `parent` has no default on purpose: QML prefers a default constructor to create().
    explicit Units(QObject *parent);
    ~Units() override;
    /// As Theme::create().
    static Units *create(QQmlEngine *engine, QJSEngine *scriptEngine);

    Density density() const { return m_density; }
    void setDensity(Density density);
    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced);

    static constexpr int hairline() { return 1; }
    static constexpr int grid() { return 4; }
    static constexpr int tiny() { return 4; }
    static constexpr int small() { return 8; }
    static constexpr int medium() { return 12; }
    static constexpr int large() { return 16; }
    static constexpr int xlarge() { return 24; }
    static constexpr int huge() { return 32; }
    static constexpr int controlRadius() { return 4; }
    static constexpr int cardRadius() { return 6; }
    static constexpr int nodeRadius() { return 8; }
    static constexpr int dialogRadius() { return 10; }
    static constexpr int focusWidth() { return 2; }
    static constexpr int focusOffset() { return 1; }
    static constexpr int iconSmall() { return 14; }
    static constexpr int icon() { return 16; }
    static constexpr int iconLarge() { return 20; }
    static constexpr int iconHero() { return 40; }
    int controlHeight() const { return m_density == Density::Compact ? 28 : 32; }
    int smallControlHeight() const { return m_density == Density::Compact ? 24 : 28; }
    int rowHeight() const { return m_density == Density::Compact ? 28 : 32; }
    static constexpr int codeLineHeight() { return 18; }
    static constexpr int railWidth() { return 48; }
    static constexpr int headerHeight() { return 44; }
    static constexpr int toolbarHeight() { return 36; }
    static constexpr int statusBarHeight() { return 24; }
    static constexpr int inspectorWidth() { return 320; }
    static constexpr int sidebarWidth() { return 300; }
    static constexpr int drawerHeight() { return 220; }
    static constexpr int readableWidth() { return 640; }
    int shortDuration() const { return m_reducedMotion ? 0 : 120; }
    int longDuration() const { return m_reducedMotion ? 0 : 240; }
    static constexpr int tooltipDelay() { return 500; }
    static constexpr int toastDuration() { return 6000; }

    QString uiFamily() const { return m_uiFamily; }
    QString codeFamily() const { return m_codeFamily; }
    QFont captionFont() const { return uiFont(11); }
    QFont secondaryFont() const { return uiFont(12); }
    QFont bodyFont() const { return uiFont(13); }
    QFont bodyMediumFont() const { return uiFont(13, QFont::Medium); }
    QFont bodyStrongFont() const { return uiFont(13, QFont::DemiBold); }
    QFont sectionFont() const { return uiFont(15, QFont::DemiBold); }
    QFont pageFont() const { return uiFont(18, QFont::DemiBold); }
    QFont heroFont() const { return uiFont(24, QFont::DemiBold); }
    QFont labelFont() const;
    QFont numberFont() const;
    QFont secondaryNumberFont() const;
    QFont codeFont() const { return fixedFont(12.5); }
    QFont smallCodeFont() const { return fixedFont(11.5); }

Q_SIGNALS:
    void densityChanged();
    void motionChanged();

private:
    QFont uiFont(int pixels, QFont::Weight weight = QFont::Normal) const;
    QFont fixedFont(double pixels) const;

    QString m_uiFamily;
    QString m_codeFamily;
    Density m_density = Density::Compact;
    bool m_reducedMotion = false;
};

} // namespace agentops::ui::theme
