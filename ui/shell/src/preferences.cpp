// SPDX-License-Identifier: GPL-3.0-or-later
#include <agentops/ui/shell/preferences.h>

#include <QtCore/QMetaEnum>

namespace agentops::ui::shell {

using namespace Qt::StringLiterals;
using theme::Theme;
using theme::Units;

namespace {

constexpr int kSmallestWindow = 200;

template<typename Enum>
Enum enumValue(const QVariant &value, Enum otherwise)
{
    bool known = false;
    const int number =
        QMetaEnum::fromType<Enum>().keyToValue(value.toString().toLatin1().constData(), &known);
    return known ? static_cast<Enum>(number) : otherwise;
}

template<typename Enum>
QString enumText(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

QString knownLanguage(const QString &language)
{
    return language == "en"_L1 || language == "fr"_L1 ? language : QString();
}

} // namespace

Preferences::Preferences(QObject *parent)
    : QObject(parent)
    , m_scheme(enumValue(m_settings.value("appearance/scheme"_L1), Theme::Scheme::FollowSystem))
    , m_density(enumValue(m_settings.value("appearance/density"_L1), Units::Density::Compact))
    , m_reducedMotion(m_settings.value("appearance/reducedMotion"_L1, false).toBool())
    , m_language(knownLanguage(m_settings.value("language"_L1).toString()))
{
    const QStringList kept = m_settings.value("repositories/recent"_L1).toStringList();
    for (const QString &path : kept) {
        if (!path.isEmpty() && !m_recent.contains(path) && m_recent.size() < kMaximumRecent)
            m_recent.append(path);
    }
    readKeys();
    connect(&m_keymap, &Keymap::ownChanged, this, &Preferences::keepKeys);
}

Preferences::~Preferences() = default;

void Preferences::setValue(const QString &key, const QVariant &value)
{
    m_settings.setValue(key, value);
}

void Preferences::readKeys()
{
    QHash<QString, QString> own;
    for (const Command &command : commands()) {
        const auto id = QString::fromLatin1(command.id);
        const QVariant kept = m_settings.value(u"keys/"_s + id);
        if (kept.typeId() == QMetaType::QString)
            own.insert(id, kept.toString());
    }
    m_keymap.setOwn(own);
}

void Preferences::keepKeys()
{
    const QHash<QString, QString> own = m_keymap.own();
    for (const Command &command : commands()) {
        const auto id = QString::fromLatin1(command.id);
        if (const auto keys = own.constFind(id); keys != own.cend())
            setValue(u"keys/"_s + id, *keys);
        else
            m_settings.remove(u"keys/"_s + id);
    }
}

void Preferences::setScheme(Theme::Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    setValue(u"appearance/scheme"_s, enumText(scheme));
    Q_EMIT appearanceChanged();
}

void Preferences::setDensity(Units::Density density)
{
    if (m_density == density)
        return;
    m_density = density;
    setValue(u"appearance/density"_s, enumText(density));
    Q_EMIT appearanceChanged();
}

void Preferences::setReducedMotion(bool reduced)
{
    if (m_reducedMotion == reduced)
        return;
    m_reducedMotion = reduced;
    setValue(u"appearance/reducedMotion"_s, reduced);
    Q_EMIT appearanceChanged();
}

void Preferences::setLanguage(const QString &language)
{
    const QString known = knownLanguage(language);
    if (m_language == known)
        return;
    m_language = known;
    setValue(u"language"_s, known);
    Q_EMIT languageChanged();
}

void Preferences::rememberRepository(const QString &path)
{
    if (!m_recent.isEmpty() && m_recent.constFirst() == path)
        return;
    m_recent.removeAll(path);
    m_recent.prepend(path);
    while (m_recent.size() > kMaximumRecent)
        m_recent.removeLast();
    setValue(u"repositories/recent"_s, m_recent);
    Q_EMIT recentRepositoriesChanged();
}

void Preferences::forgetRepository(const QString &path)
{
    if (m_recent.removeAll(path) == 0)
        return;
    setValue(u"repositories/recent"_s, m_recent);
    QVariantMap workflows = m_settings.value("workflows/last"_L1).toMap();
    workflows.remove(path);
    setValue(u"workflows/last"_s, workflows);
    Q_EMIT recentRepositoriesChanged();
}

QString Preferences::lastWorkflow(const QString &repository) const
{
    return m_settings.value("workflows/last"_L1).toMap().value(repository).toString();
}

void Preferences::setLastWorkflow(const QString &repository, const QString &file)
{
    QVariantMap files = m_settings.value("workflows/last"_L1).toMap();
    if (files.value(repository).toString() == file)
        return;
    files.insert(repository, file);
    setValue(u"workflows/last"_s, files);
}

QString Preferences::lastRepository() const
{
    return m_settings.value("repositories/last"_L1).toString();
}

void Preferences::setLastRepository(const QString &path)
{
    setValue(u"repositories/last"_s, path);
}

QStringList Preferences::paletteRecents() const
{
    return m_settings.value("palette/recent"_L1).toStringList();
}

void Preferences::setPaletteRecents(const QStringList &recents)
{
    setValue(u"palette/recent"_s, recents);
}

QString Preferences::lastPage() const
{
    return m_settings.value("page"_L1).toString();
}

void Preferences::setLastPage(const QString &page)
{
    setValue(u"page"_s, page);
}

QRect Preferences::windowGeometry() const
{
    const QRect kept = m_settings.value("window/geometry"_L1).toRect();
    return kept.width() >= kSmallestWindow && kept.height() >= kSmallestWindow ? kept : QRect();
}

bool Preferences::windowIsMaximized() const
{
    return m_settings.value("window/maximized"_L1, false).toBool();
}

void Preferences::setWindow(QRect geometry, bool maximized)
{
    setValue(u"window/maximized"_s, maximized);
    if (!maximized)
        setValue(u"window/geometry"_s, geometry);
}

QString Preferences::fileName() const
{
    return m_settings.fileName();
}

} // namespace agentops::ui::shell
